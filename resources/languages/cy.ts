<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en_GB">
<context>
    <name>BWV Review</name>
    <message>
        <source>**Alone first, each on a laptop:** in a shared workspace, or with small files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Alone first, in turns:** on this laptop. Then the group agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Anybody who has this laptop can read the records.**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**By opinions.** More where ratings differed in the last three months. Without ratings, by size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**By size.** Large parts get more. Best for one figure about the whole theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Evenly.** Each part gets the same. Best for comparing the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**For the room and the police only:** these files show which {clip} is which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**In between.** Large parts get more, and small ones are still seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Its reserve takes its place.** Quick. Whoever holds the list could work the reserves out early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Notes**</source>
        <translation>**Nodiadau**</translation>
    </message>
    <message>
        <source>**Part by part.** The number of {clips} is for each part, not for all together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**The dice are rolled again.** Slower. Nobody can know the new {clip} before the dice lie there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**These stay here:** the police list, police references, your notes and members’ names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Together:** one record for everybody. This is the usual way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Without both, nobody can read them again.** We cannot help either.</source>
        <translation>**Heb y ddau, ni all neb eu darllen eto.** Ni allwn ninnau helpu chwaith.</translation>
    </message>
    <message>
        <source>1 file is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 munud</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 munud</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 munud</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 munud</translation>
    </message>
    <message>
        <source>60 minutes</source>
        <translation>60 munud</translation>
    </message>
    <message>
        <source>A closer look at the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy can take their place. What is there now is kept aside, and nothing of it is thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few hints lead you through the whole job. Nothing there is real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A formula stands there, and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good passphrase</source>
        <translation>Cyfrinymadrodd da</translation>
    </message>
    <message>
        <source>A recorded {clip} can become a practice {clip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reviewer sees the {clips} and the form. References, lists, files and what others answered are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session begins with a draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small sample shows what happens, not how often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet, a CSV file, or several months at once. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A theme is tried on a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation>Ynghylch</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Ynghylch y rhaglen hon</translation>
    </message>
    <message>
        <source>AboutPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Gweithred</translation>
    </message>
    <message>
        <source>ActionBar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another {clip} and its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Ychwanegu’r nodyn</translation>
    </message>
    <message>
        <source>Add this {clip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {a_clip} and its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {a_viewing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Cyfeiriad</translation>
    </message>
    <message>
        <source>After so many days the police delete {video} that they do not need. Lists here go with their last {video}.</source>
        <translation>Ar ôl hyn o ddyddiau mae’r heddlu’n dileu fideo nad oes ei angen arnynt. Caiff rhestrau yma eu dileu gyda’u fideo olaf.</translation>
    </message>
    <message>
        <source>After this you cannot add {clips} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this you cannot add {clips} to this roll.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda, notices and a blank form for each {clip}. No reference is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda, notices, {clips} by theme, and a blank form for each. No reference is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AgreePage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All other parts are free to use too. Each has its own licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All papers of this draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is needed to check this draw. It names the {clips}: lock it, and delete it with the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alone first, on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alone first: nobody sees what others answered until all have locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in order. Nobody picks one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in order. Nobody picks one. One may count for several themes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another column has it already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person reads back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer as in a session. Nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer what is missing first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer what is missing first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnswerList</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnswerTiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers (*.toml *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of all members like the agreed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone may see it. Nothing on it leads to {a_clip}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Fel y cyfrifiadur</translation>
    </message>
    <message>
        <source>Ask for something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the passphrase each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the group which record is the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the police for these {clips}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the police to keep its {video} for training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the police to keep the {clips}</source>
        <translation>Gofyn i’r heddlu gadw’r clipiau</translation>
    </message>
    <message numerus="yes">
        <source>Ask the police to keep {n} {clips}</source>
        <translation><numerusform>Gofyn i’r heddlu gadw {n} clip</numerusform><numerusform>Gofyn i’r heddlu gadw {n} clip</numerusform><numerusform>Gofyn i’r heddlu gadw {n} clip</numerusform><numerusform>Gofyn i’r heddlu gadw {n} clip</numerusform><numerusform>Gofyn i’r heddlu gadw {n} clip</numerusform></translation>
    </message>
    <message>
        <source>Ask the police today to keep these {clips}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AskedRow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AskedRows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>O leiaf 12 nod.</translation>
    </message>
    <message>
        <source>Atkinson Hyperlegible Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWV Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BWV Review, made for community volunteers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>Yn ôl i’r gosodiadau</translation>
    </message>
    <message>
        <source>Back to the {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BarRows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be the coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with your own records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the rows that are there. Nothing is filled in twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borough</source>
        <translation>Bwrdeistref</translation>
    </message>
    <message>
        <source>Borough (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borough of your group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both have the same number of changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both stand in the feedback, the name on the certificate too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, for people who work with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Call up {n} reserves</source>
        <translation><numerusform>Galw {n} clip wrth gefn</numerusform><numerusform>Galw {n} clip wrth gefn</numerusform><numerusform>Galw {n} clip wrth gefn</numerusform><numerusform>Galw {n} clip wrth gefn</numerusform><numerusform>Galw {n} clip wrth gefn</numerusform></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on with {clip} {slot}</source>
        <translation>Parhau â chlip {slot}</translation>
    </message>
    <message>
        <source>Cascadia Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Central workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ei newid</translation>
    </message>
    <message>
        <source>Change it in a spreadsheet program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its date or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Newid y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Change the {viewing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and save the feedback files</source>
        <translation>Gwirio a chadw’r ffeiliau adborth</translation>
    </message>
    <message>
        <source>Check the answers, then save the files.</source>
        <translation>Gwiriwch yr atebion, yna cadwch y ffeiliau.</translation>
    </message>
    <message>
        <source>Check the dice together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the whole history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a copy and look into it. Looking changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new passphrase</source>
        <translation>Dewis cyfrinymadrodd newydd</translation>
    </message>
    <message>
        <source>Choose a passphrase. It keeps them safe when the laptop is lost.</source>
        <translation>Dewiswch gyfrinymadrodd. Mae’n eu cadw’n ddiogel os collir y gliniadur.</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sheet first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation>Dewiswch ateb</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an answer, or record that you do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose before the first list comes in.</source>
        <translation>Dewiswch cyn i’r rhestr gyntaf ddod i mewn.</translation>
    </message>
    <message>
        <source>Choose records</source>
        <translation>Dewis cofnodion</translation>
    </message>
    <message>
        <source>Choose several when the reason is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the answer that is to stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose their sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose themes, and how many {clips} of each.</source>
        <translation>Dewiswch themâu, a faint o glipiau o bob un.</translation>
    </message>
    <message>
        <source>Choose themes, and how many {clips} of each. Dice choose the {clips}, never a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear letters</source>
        <translation>Llythrennau clir</translation>
    </message>
    <message>
        <source>Clear letters are hard to mix up. They may help with dyslexia.</source>
        <translation>Mae’n anodd cymysgu llythrennau clir. Gallant helpu gyda dyslecsia.</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Cau’r rhaglen</translation>
    </message>
    <message>
        <source>Close the window again to leave without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cau’r neges hon</translation>
    </message>
    <message>
        <source>Closed: the feedback is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code on the recovery sheet</source>
        <translation>Cod ar y daflen adfer</translation>
    </message>
    <message>
        <source>CodeGroups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CollatePage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Lliwiau</translation>
    </message>
    <message>
        <source>Colours as the computer</source>
        <translation>Lliwiau fel y cyfrifiadur</translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Community monitoring</source>
        <translation>Monitro cymunedol</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a published number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed as a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consolas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator and reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator’s PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the records</source>
        <translation>Copïau o’r cofnodion</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these words for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts are rounded, and small ones hidden. It comes with what a sample cannot say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts, rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courier New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and K finds every page and every action.</source>
        <translation>Mae Ctrl a K yn dod o hyd i bob tudalen a phob gweithred.</translation>
    </message>
    <message>
        <source>Ctrl and plus, Ctrl and minus, Ctrl and 0 do the same.</source>
        <translation>Mae Ctrl a plws, Ctrl a minws, Ctrl a 0 yn gwneud yr un peth.</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cymraeg (wedi dechrau)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tywyll</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Lliwiau tywyll</translation>
    </message>
    <message>
        <source>Data tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data tables with their description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date not known</source>
        <translation>Dyddiad anhysbys</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Dyddiau ar ôl</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DejaVu Sans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DejaVu Sans Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted today</source>
        <translation>Dileir heddiw</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DiceGrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not {watch} it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DieField</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. </source>
        <translation>Wedi’i wneud. </translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tynnu clipiau</translation>
    </message>
    <message>
        <source>DrawPlanPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the list from the police here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Due in {n} days</source>
        <translation><numerusform>I ddod ymhen {n} diwrnod</numerusform><numerusform>I ddod ymhen {n} diwrnod</numerusform><numerusform>I ddod ymhen {n} diwrnod</numerusform><numerusform>I ddod ymhen {n} diwrnod</numerusform><numerusform>I ddod ymhen {n} diwrnod</numerusform></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>I ddod heddiw</translation>
    </message>
    <message>
        <source>Each mark is a share of the {clips} {viewed}; the line through it is its 95% range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each reviewer alone first, in turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each reviewer alone first, on own laptops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each reviewer’s own answers stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Else they appear one after another in the room.</source>
        <translation>Fel arall maent yn ymddangos un ar ôl y llall yn yr ystafell.</translation>
    </message>
    <message>
        <source>EmptyState</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (UK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter does it. Up and Down choose another.</source>
        <translation>Mae Enter yn ei wneud. Mae’r saethau’n dewis un arall.</translation>
    </message>
    <message>
        <source>Enter what the dice show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ErrorSummary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every answer you gave before is saved. You can carry on, or close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cell of theirs was compared, and is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every count is rounded, and small ones are not shown, so that nobody can be picked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every mistake is named with its row. Try the questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every needed answer is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every needed answer is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every question has one answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {clip} can be shown so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {clip} is done</source>
        <translation>Mae pob clip wedi’i wneud</translation>
    </message>
    <message>
        <source>Every {clip} is {watched}, or has a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you answered is saved</source>
        <translation>Mae popeth a atebwyd gennych wedi’i gadw</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, for the central team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, for the police: one block for each {clip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Adborth</translation>
    </message>
    <message>
        <source>FeedbackPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FieldAnswer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in another sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the central team’s own sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the sheet of the police</source>
        <translation>Llenwi taflen yr heddlu</translation>
    </message>
    <message>
        <source>Fill in their sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a page or an action</source>
        <translation>Dod o hyd i dudalen neu weithred</translation>
    </message>
    <message>
        <source>Finished and locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First add yourself as a reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name every {clip} the police cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name every {clip} the police cannot show. Then call up reserves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name every {clip} the police cannot show. Then fix the next roll.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First say who the reviewers are: initials or a role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First say whose paper it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First tick that both have said yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix this plan and show the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FollowUpPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For groups that share records. The password is not kept.</source>
        <translation>Ar gyfer grwpiau sy’n rhannu cofnodion. Ni chedwir y cyfrinair.</translation>
    </message>
    <message>
        <source>For the central team</source>
        <translation>Ar gyfer y tîm canolog</translation>
    </message>
    <message>
        <source>For the coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Eu hanghofio</translation>
    </message>
    <message>
        <source>Forgotten it?</source>
        <translation>Wedi’i anghofio?</translation>
    </message>
    <message>
        <source>FormPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or more words that do not belong together. No names, no birthdays, no line of a song.</source>
        <translation>Pedwar gair neu fwy nad ydynt yn perthyn i’w gilydd. Dim enwau, dim penblwyddi, dim llinell o gân.</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it another version on the sheet settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it up and plan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the answer again</source>
        <translation>Rhoi’r ateb eto</translation>
    </message>
    <message>
        <source>Give this plan up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Mynd yn ôl</translation>
    </message>
    <message>
        <source>Go back to the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the session page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to what is not answered yet</source>
        <translation>Mynd at yr hyn sydd heb ei ateb eto</translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Canllaw</translation>
    </message>
    <message>
        <source>GuidePage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hairline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand it to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the laptop over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helvetica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Cuddio</translation>
    </message>
    <message>
        <source>Hide the large keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HistoryPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold these {clips} back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Hafan</translation>
    </message>
    <message>
        <source>How do you record?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each column was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far reviewers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Sut mae’n edrych</translation>
    </message>
    <message>
        <source>How long is the session? (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long lists stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the police keep {video}</source>
        <translation>Am ba hyd mae’r heddlu’n cadw fideo</translation>
    </message>
    <message>
        <source>How long the {video} of these {encounters} is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many {clips} for a closer answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many {encounters} do the police publish for this time? A list that is much shorter may lack some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many {videos} are deleted in each week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the {clips} were drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If none of the {clips} raises a concern, there may still be:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>Mewn ffeil</translation>
    </message>
    <message>
        <source>In no order that leads to {a_clip}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use for the next session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials or a role, no names. Pages show only the letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials or role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this every {clip} the police cannot show?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes when you open the program again. What is missing is English.</source>
        <translation>Mae’n newid pan fyddwch yn agor y rhaglen eto. Saesneg yw’r hyn sydd ar goll.</translation>
    </message>
    <message>
        <source>It is an office, note it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried on each of them. It is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may point at a person, so it stays empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the records when the passphrase is forgotten.</source>
        <translation>Mae’n agor y cofnodion os anghofir y cyfrinymadrodd.</translation>
    </message>
    <message>
        <source>It says what came in, what was left out and why. It shows nothing that stands in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows which {clip} is which. For the police only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the files as “still to come”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays empty, as you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays, for it may be another {search}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works. Look whether it is meant so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy in another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep files that are not locked on this laptop or an encrypted stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it for now</source>
        <translation>Ei gadw am y tro</translation>
    </message>
    <message>
        <source>Keep it for practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it locked away, never with the laptop. Whoever has both can read every record.</source>
        <translation>Cadwch hi dan glo, byth gyda’r gliniadur. Gall pwy bynnag sydd â’r ddau ddarllen pob cofnod.</translation>
    </message>
    <message>
        <source>Keep it, it names nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one on another disk too. You delete that one yourself: its name says by which day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>Cadw’r newid</translation>
    </message>
    <message>
        <source>Keep the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the {viewing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the key in the computer's own keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by the police?</source>
        <translation>Wedi’i gadw?</translation>
    </message>
    <message>
        <source>Kept on this computer, waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KeyCap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KeyingPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Iaith</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Iaith y rhaglen</translation>
    </message>
    <message>
        <source>Laptops without a shared workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>Llythrennau mwy</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Ei adael fel y mae</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out names, numbers and places. Replies may leave the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave room view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the repeat out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the repeats out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this {clip}</source>
        <translation>Gadael y clip hwn</translation>
    </message>
    <message>
        <source>Left, Right and Space reach the rest.</source>
        <translation>Mae’r saethau a’r bylchwr yn cyrraedd y gweddill.</translation>
    </message>
    <message>
        <source>Length of the session in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this answer stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LetterMark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters at 100%</source>
        <translation>Llythrennau ar 100%</translation>
    </message>
    <message>
        <source>Liberation Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liberation Sans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Golau</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Lliwiau golau</translation>
    </message>
    <message>
        <source>ListPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.gz *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and roles</source>
        <translation>Y clo a’r rolau</translation>
    </message>
    <message>
        <source>Lock and start</source>
        <translation>Cloi a dechrau</translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>Cloi ohono’i hun ar ôl</translation>
    </message>
    <message>
        <source>Lock my answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Cloi nawr</translation>
    </message>
    <message>
        <source>Lock the files with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the records</source>
        <translation>Cloi’r cofnodion</translation>
    </message>
    <message>
        <source>Lock your records</source>
        <translation>Cloi eich cofnodion</translation>
    </message>
    <message>
        <source>Lock {a_clip} first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock {a_clip} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking the records…</source>
        <translation>Wrthi’n cloi’r cofnodion…</translation>
    </message>
    <message>
        <source>Look at the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the form</source>
        <translation>Edrych ar y ffurflen</translation>
    </message>
    <message>
        <source>Look at the paper. Ask the reviewer when it says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for words in the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look round with the practice list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a list template for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a practice {clip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a theme of your own</source>
        <translation>Creu eich thema eich hun</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new records…</source>
        <translation>Creu cofnodion newydd…</translation>
    </message>
    <message>
        <source>Make one for me</source>
        <translation>Creu un i mi</translation>
    </message>
    <message>
        <source>Make one from {a_clip} that the group has recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your own theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medallion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend each place in the workbook, save it, then open it again. Nothing was changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend these first, then open the form again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More room between letters and words</source>
        <translation>Mwy o le rhwng llythrennau a geiriau</translation>
    </message>
    <message>
        <source>Name an office, never a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Enw’r grŵp</translation>
    </message>
    <message>
        <source>Name of the other office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of your group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name {clips} in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NamedCard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, numbers and places are refused. None of them is stored.</source>
        <translation>Gwrthodir enwau, rhifau a lleoedd. Ni chedwir dim ohonynt.</translation>
    </message>
    <message>
        <source>NamingPanel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NarrowPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New groups are read aloud. Then dice choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Cyfrinymadrodd newydd</translation>
    </message>
    <message>
        <source>New references say nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nesaf</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer can turn into a formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer looks as if it names someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer was given since this {clip} was opened</source>
        <translation>Ni roddwyd ateb ers agor y clip hwn</translation>
    </message>
    <message>
        <source>No column of this file can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copies here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copies yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Dim dyddiad</translation>
    </message>
    <message>
        <source>No date, no number of a case, no order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list yet? A workbook with the right columns helps the police to make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistake was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No names, number plates, addresses or badge numbers.</source>
        <translation>Dim enwau, platiau rhif, cyfeiriadau na rhifau bathodyn.</translation>
    </message>
    <message>
        <source>No others yet.</source>
        <translation>Dim rhai eraill eto.</translation>
    </message>
    <message>
        <source>No practice {clip} yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No programmer is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quarter has 10 {clips} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reference, no {clip}, no other words of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No replies are overdue</source>
        <translation>Nid oes atebion yn hwyr</translation>
    </message>
    <message>
        <source>No returns yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is open</source>
        <translation>Nid oes sesiwn ar agor</translation>
    </message>
    <message>
        <source>No theme of this list can be drawn today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two parts of this theme have enough {encounters} to draw from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two sentences share a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two themes of this list can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {clips} are waiting to be deleted</source>
        <translation>Nid oes clipiau’n aros i gael eu dileu</translation>
    </message>
    <message>
        <source>No {clip} is deleted in the next 7 days</source>
        <translation>Ni chaiff unrhyw glip ei ddileu yn y 7 diwrnod nesaf</translation>
    </message>
    <message>
        <source>No {clip} of this quarter was {viewed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {video} is left to {watch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {viewing} is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can take this back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else is shown this comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has tried {a_clip} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody needs to answer alone about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody sees what others answered until all have finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody wrote a sentence in these days that could be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Heb ei gadw: {reason}</translation>
    </message>
    <message>
        <source>Not split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Dim eto</translation>
    </message>
    <message>
        <source>Note that files were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note that they were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note these as kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes stay in the group, and still name nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nid oes dim o’r enw hwnnw</translation>
    </message>
    <message>
        <source>Nothing is here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is settled by itself. Say why; the reason is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waited for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to tell yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was noted as sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was odd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. It is the form in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noto Sans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now see the answers, and agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number that the police published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumberBox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer all of them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old and new answers can no longer be counted together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a server</source>
        <translation>Ar weinydd</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Ar y dudalen hon</translation>
    </message>
    <message>
        <source>Once a day while the program is open. It says how many, never which.</source>
        <translation>Unwaith y dydd tra bo’r rhaglen ar agor. Mae’n dweud faint, byth pa rai.</translation>
    </message>
    <message>
        <source>One page without references. It has exact sizes, so it stays in the room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person has read it aloud, another has written it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sentence, without names. It stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One set of answers in several kinds of file. Choose which to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only locked answers are in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only some of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only trying it out?</source>
        <translation>Dim ond rhoi cynnig arni?</translation>
    </message>
    <message>
        <source>Only where they are is remembered, no password.</source>
        <translation>Dim ond ble y maent a gofir, dim cyfrinair.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Agor ffeil…</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a police list</source>
        <translation>Agor rhestr gan yr heddlu</translation>
    </message>
    <message>
        <source>Open a session to record the {clips} that were drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session to record them.</source>
        <translation>Agorwch sesiwn i’w cofnodi.</translation>
    </message>
    <message>
        <source>Open before</source>
        <translation>Ar agor o’r blaen</translation>
    </message>
    <message>
        <source>Open by itself on this computer</source>
        <translation>Agor ohono’i hun ar y cyfrifiadur hwn</translation>
    </message>
    <message>
        <source>Open it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Ar agor nawr</translation>
    </message>
    <message>
        <source>Open on the server</source>
        <translation>Agor ar y gweinydd</translation>
    </message>
    <message>
        <source>Open one from another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open other records</source>
        <translation>Agor cofnodion eraill</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sesiwn agored</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of returns, or drop it here. The files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder with the workbooks that groups sent, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>Agor y canllaw</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next list from the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the records</source>
        <translation>Agor y cofnodion</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>Agor y sesiwn</translation>
    </message>
    <message>
        <source>Open the workbook that they sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open these records</source>
        <translation>Agor y cofnodion hyn</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wrthi’n agor…</translation>
    </message>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or begin here without a lock. Anybody can then read what you keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue police replies</source>
        <translation>Atebion hwyr gan yr heddlu</translation>
    </message>
    <message>
        <source>PDF to read (*.pdf);;JSON for other programs (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF to read or print (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed folder (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Tudalen</translation>
    </message>
    <message>
        <source>Page for a browser (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page for the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page for the public, to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper, history and practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers of this draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PapersPanel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 1 of 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {place} of {all}</source>
        <translation>Rhan {place} o {all}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Passphrase of now</source>
        <translation>Cyfrinymadrodd presennol</translation>
    </message>
    <message>
        <source>Password of the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the key sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the locked files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the server</source>
        <translation>Cyfrinair y gweinydd</translation>
    </message>
    <message>
        <source>Password of the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Oedi</translation>
    </message>
    <message>
        <source>Pause the {clip} time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a draw</source>
        <translation>Cynllunio tynnu clipiau</translation>
    </message>
    <message>
        <source>Plan a draw from this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police list</source>
        <translation>Rhestr heddlu</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PracticePage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise without a lock</source>
        <translation>Ymarfer heb glo</translation>
    </message>
    <message>
        <source>Practise {a_clip} together</source>
        <translation>Ymarfer clip gyda’ch gilydd</translation>
    </message>
    <message>
        <source>Press Enter for the next question.</source>
        <translation>Pwyswch Enter ar gyfer y cwestiwn nesaf.</translation>
    </message>
    <message>
        <source>Press a number to answer. Press Enter for the next question.</source>
        <translation>Pwyswch rif i ateb. Pwyswch Enter ar gyfer y cwestiwn nesaf.</translation>
    </message>
    <message>
        <source>Press a number to tick. Press Enter for the next question.</source>
        <translation>Pwyswch rif i dicio. Pwyswch Enter ar gyfer y cwestiwn nesaf.</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the list for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the session pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>Argraffu’r daflen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish: save the open pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PublishPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put returns together</source>
        <translation>Rhoi ffurflenni at ei gilydd</translation>
    </message>
    <message>
        <source>Put this copy back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QrView</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt and PySide6 are here under the GNU Lesser General Public License, version 3. Their libraries are files of their own, in the folder PySide6 of the program. You may put others of the same version in their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarterly report, all groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings by theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read out the wellness notice first.</source>
        <translation>Darllenwch yr hysbysiad lles yn uchel yn gyntaf.</translation>
    </message>
    <message>
        <source>Read the licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wrthi’n darllen…</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a police reply</source>
        <translation>Cofnodi ateb gan yr heddlu</translation>
    </message>
    <message>
        <source>Record that we do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record {a_clip} of this session first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording has begun. Together or alone can no longer be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Cofnodion</translation>
    </message>
    <message>
        <source>Records of a group (*.bwv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of each group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records without a passphrase stay open.</source>
        <translation>Mae cofnodion heb gyfrinymadrodd yn aros ar agor.</translation>
    </message>
    <message>
        <source>RecordsLine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RecordsPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Nodiadau atgoffa</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>Tynnu’r nodyn</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Atebion</translation>
    </message>
    <message>
        <source>Reply due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report on this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserves are already in order. Nobody picks one.</source>
        <translation>Mae’r clipiau wrth gefn mewn trefn yn barod. Nid oes neb yn dewis un.</translation>
    </message>
    <message>
        <source>Reserves left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returns of all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review form and lock</source>
        <translation>Y ffurflen adolygu a’r clo</translation>
    </message>
    <message>
        <source>Reviewer {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReviewersPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll the dice</source>
        <translation>Taflu’r disiau</translation>
    </message>
    <message>
        <source>Roll the dice in front of everyone.</source>
        <translation>Taflwch y disiau o flaen pawb.</translation>
    </message>
    <message>
        <source>RoomView</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounded to the nearest 5, so that nobody can be picked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a PDF</source>
        <translation>Ei chadw fel PDF</translation>
    </message>
    <message>
        <source>Save the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the answers as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the dates for a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the days</source>
        <translation>Cadw’r dyddiau</translation>
    </message>
    <message>
        <source>Save the draw’s pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the form as a workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key sheet for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list template for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>Cadw’r enw</translation>
    </message>
    <message>
        <source>Save the open pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session for reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session pack to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Wedi’i gadw</translation>
    </message>
    <message>
        <source>Saved as a new file. Theirs stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved at {at}</source>
        <translation>Cadwyd am {at}</translation>
    </message>
    <message>
        <source>Saved. Print it, then delete the file: it must not stay on the laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SavedState</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wrthi’n cadw</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in a few words. Write no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what kind of {search} it is. Never a person or a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SecretField</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all replies</source>
        <translation>Gweld pob ateb</translation>
    </message>
    <message numerus="yes">
        <source>See all {n} replies</source>
        <translation><numerusform>Gweld y {n} ateb</numerusform><numerusform>Gweld y {n} ateb</numerusform><numerusform>Gweld y {n} ateb</numerusform><numerusform>Gweld y {n} ateb</numerusform><numerusform>Gweld y {n} ateb</numerusform></translation>
    </message>
    <message>
        <source>See every change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how far reviewers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the copies</source>
        <translation>Gweld y copïau</translation>
    </message>
    <message>
        <source>See the reply</source>
        <translation>Gweld yr ateb</translation>
    </message>
    <message>
        <source>See the {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segoe UI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the feedback</source>
        <translation>Anfon yr adborth</translation>
    </message>
    <message>
        <source>Send the file yourself. This program sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the files yourself. This program sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send them yourself, then note it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer. Take the paper back after the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences from your records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences that share a word. Read them before you confirm that they belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesiwn</translation>
    </message>
    <message>
        <source>SessionPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions before keep the form they began with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions that began keep their form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Gosodiadau</translation>
    </message>
    <message>
        <source>SettingsPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of letters</source>
        <translation>Siâp y llythrennau</translation>
    </message>
    <message>
        <source>Sheets with something in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Dangos</translation>
    </message>
    <message>
        <source>Show all at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show large keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more themes that cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the drawn {clips} all at once</source>
        <translation>Dangos y clipiau a dynnwyd i gyd ar unwaith</translation>
    </message>
    <message>
        <source>Show the hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the history of this {clip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Maint y llythrennau</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SlotTile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small ones are hidden, and those that would give them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Llythrennau llai</translation>
    </message>
    <message>
        <source>Some rows stand alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some things would be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split a theme into parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split this theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StackPart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StackRows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Dechrau</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or pause the {clip} time</source>
        <translation>Dechrau neu oedi amser y clip</translation>
    </message>
    <message>
        <source>Start the {clip} time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the {viewing}</source>
        <translation>Dechrau’r gwylio</translation>
    </message>
    <message>
        <source>Start {clip} {slot}</source>
        <translation>Dechrau clip {slot}</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StepBar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SumBar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a photo, or scan it,
and keep your own copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a reviewer’s answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when {clips} are about to be deleted</source>
        <translation>Dweud wrthyf pan fydd clipiau ar fin cael eu dileu</translation>
    </message>
    <message>
        <source>Tell the office. The central workbook has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell who was on the lists, by ethnicity and age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TextAnswer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That password does not open the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That password opens none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The central team’s own sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The central team’s own workbook. Theirs stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Y cod</translation>
    </message>
    <message>
        <source>The code on the recovery sheet opens the records too. You then choose a new passphrase.</source>
        <translation>Mae’r cod ar y daflen adfer yn agor y cofnodion hefyd. Wedyn byddwch yn dewis cyfrinymadrodd newydd.</translation>
    </message>
    <message>
        <source>The coordinator opens one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counts add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counts do not add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draw can be checked by anyone who holds its pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draw can be checked with its pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draw does not agree with its records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eight groups and the dice of each {viewing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds slots, themes and the form. Nothing of the police list is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one is kept when you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {video} is deleted today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {video} is deleted tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form asks nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group agrees later, beside your answers. Yours stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group has said yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history keeps what was not chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key sheet is for the police only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key sheet is saved. Give it to the police liaison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last list was deleted here, as its {video} was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letter was copied. Paste it into an e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list for the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is ready</source>
        <translation>Mae’r rhestr yn barod</translation>
    </message>
    <message>
        <source>The list stays on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list, the draw and the files open with the PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stands in the feedback files and beside the pages.</source>
        <translation>Mae’r enw yn y ffeiliau adborth ac wrth ochr y tudalennau.</translation>
    </message>
    <message>
        <source>The next reserves take their places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number goes into the feedback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old recovery sheet stops working. You get a new one.</source>
        <translation>Ni fydd yr hen daflen adfer yn gweithio mwyach. Cewch un newydd.</translation>
    </message>
    <message>
        <source>The open pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack for the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page for the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tells about {viewings} that were held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper is typed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is fixed</source>
        <translation>Mae’r cynllun wedi’i bennu</translation>
    </message>
    <message>
        <source>The plan is kept for ever. The reason stands on the certificate. Write no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police are asked not to delete these. For the police only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police can tell you its password. It is used once, and not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The police delete {n} {clips} in the next 3 days.</source>
        <translation><numerusform>Mae’r heddlu’n dileu {n} clip yn y 3 diwrnod nesaf.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip yn y 3 diwrnod nesaf.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip yn y 3 diwrnod nesaf.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip yn y 3 diwrnod nesaf.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip yn y 3 diwrnod nesaf.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The police delete {n} {clips} today.</source>
        <translation><numerusform>Mae’r heddlu’n dileu {n} clip heddiw.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip heddiw.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip heddiw.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip heddiw.</numerusform><numerusform>Mae’r heddlu’n dileu {n} clip heddiw.</numerusform></translation>
    </message>
    <message>
        <source>The police delete {these} today, and {more} more in the next 3 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police delete {video} unless they are asked to keep it.</source>
        <translation>Mae’r heddlu’n dileu fideo oni bai y gofynnir iddynt ei gadw.</translation>
    </message>
    <message>
        <source>The police have said yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police hold {clips} back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police keep these {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police keep these {clips}. A list here goes so many days after its last day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police list was deleted here, as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program itself is under the MIT licence: use it, change it and pass it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program keeps a copy each day, and when you close it. Copies have the same passphrase as the records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program keeps copies by itself. Look into one, put one back, or keep one elsewhere.</source>
        <translation>Mae’r rhaglen yn cadw copïau ohoni’i hun. Edrychwch i mewn i un, rhowch un yn ôl, neu cadwch un yn rhywle arall.</translation>
    </message>
    <message>
        <source>The program keeps neither key sheet nor password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program never looks by itself. It reaches no network, but for records that you keep on a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program shows it only now. You can make a new sheet in Settings.</source>
        <translation>Dim ond nawr y mae’r rhaglen yn ei ddangos. Gallwch greu taflen newydd yn y Gosodiadau.</translation>
    </message>
    <message>
        <source>The public report cannot be locked. Leave it out, or save without a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions for each {clip}; the passphrase, and handing the laptop to a reviewer.</source>
        <translation>Y cwestiynau ar gyfer pob clip; y cyfrinymadrodd, a rhoi’r gliniadur i adolygydd.</translation>
    </message>
    <message>
        <source>The questions stand on the sheet survey, a row each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions that each {clip} is recorded with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records are encrypted with your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records are locked</source>
        <translation>Mae’r cofnodion wedi’u cloi</translation>
    </message>
    <message>
        <source>The records could not be opened</source>
        <translation>Nid oedd modd agor y cofnodion</translation>
    </message>
    <message>
        <source>The records of another group, or a copy. What is open now is closed first.</source>
        <translation>Cofnodion grŵp arall, neu gopi. Caeir yr hyn sydd ar agor nawr yn gyntaf.</translation>
    </message>
    <message>
        <source>The records of now are kept aside as one more copy, so that you can go back to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheet was used. You get a new sheet.</source>
        <translation>Defnyddiwyd y daflen adfer. Cewch daflen newydd.</translation>
    </message>
    <message>
        <source>The references have to be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report holds no names, answers or list. Send it to whoever looks after the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to keep {clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The returns of all groups, and the report on the quarter.</source>
        <translation>Ffurflenni pob grŵp, a’r adroddiad ar y chwarter.</translation>
    </message>
    <message>
        <source>The review form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Yr un peth eto</translation>
    </message>
    <message>
        <source>The same plan is fixed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same plan is rolled again, with new dice for its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentences you tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet is printed, or the code is written down</source>
        <translation>Mae’r daflen wedi’i hargraffu, neu’r cod wedi’i ysgrifennu</translation>
    </message>
    <message>
        <source>The slot stands at the top of the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme was taken away. Earlier draws keep its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same yet</source>
        <translation>Nid yw’r ddau yr un fath eto</translation>
    </message>
    <message>
        <source>The whole session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window locked itself. You go on where you were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has several sheets. Only the one that you choose is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst case: every missing {clip} may raise a concern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {clips} are drawn</source>
        <translation>Mae’r clipiau wedi’u tynnu</translation>
    </message>
    <message>
        <source>The {clips} as a table for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {viewing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {viewing} can start</source>
        <translation>Gall y gwylio ddechrau</translation>
    </message>
    <message>
        <source>TheirSheetPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>ThemePage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes of your group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes that are ticked must all fit. Of each column, one of the ticked words must fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes you can draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a problem</source>
        <translation>Mae problem</translation>
    </message>
    <message>
        <source>There is a problem. </source>
        <translation>Mae problem. </translation>
    </message>
    <message>
        <source>There is no list yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to compare with yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These records are on a server. Whoever runs it keeps their copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These records are on a server. Whoever runs it locks them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are already in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are readable by anybody now. Choose a passphrase.</source>
        <translation>Gall unrhyw un eu darllen nawr. Dewiswch gyfrinymadrodd.</translation>
    </message>
    <message>
        <source>They are remembered, so the next list from this force asks less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cannot be made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They could show who someone is, so they were never stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They find each by its reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They say nothing about {a_search}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay, for they may be other {searches}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were never stored. Their names were not kept either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This guides people; it does not lock anything away. Whoever knows the passphrase can read all records with another program. Use it when you hand the open laptop to a reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan has no reserves. The same plan is rolled again, with new dice for its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program sends nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session came from another laptop. Answer here alone, lock, then send your answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This settles it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This {clip}</source>
        <translation>Y clip hwn</translation>
    </message>
    <message>
        <source>Those with the most {encounters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a theme first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a theme or a word, and the number follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a theme to see how many {clips} to expect, and how long they take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the box when you have it on paper</source>
        <translation>Ticiwch y blwch pan fydd gennych ar bapur</translation>
    </message>
    <message>
        <source>Tick the {clips} that the police keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick these two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what everybody may read. The others stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what the {searches} have in common. The theme can then be drawn like the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TickBox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TickList</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TileGrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time has run out</source>
        <translation>Mae’r amser ar ben</translation>
    </message>
    <message>
        <source>Time in the {clip}</source>
        <translation>Amser yn y clip</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To say how many of a theme raise a concern, within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together: one record for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TopBar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TrendChart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TrendPoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Rhoi cynnig arall</translation>
    </message>
    <message>
        <source>Try fewer words, or another word for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with a practice list</source>
        <translation>Rhoi cynnig arni gyda rhestr ymarfer</translation>
    </message>
    <message>
        <source>Try this password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TurnPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two answers were given</source>
        <translation>Rhoddwyd dau ateb</translation>
    </message>
    <message>
        <source>Two answers were given. Both are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two themes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TwoAnswersPage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a word: save, letters, list</source>
        <translation>Teipiwch air: cadw, llythrennau, rhestr</translation>
    </message>
    <message>
        <source>Type in another paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in paper forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again. Large and small letters are not the same. If it still does not open, ask the police.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again. Large and small letters are not the same. If it still opens nothing, ask the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Dadwneud</translation>
    </message>
    <message>
        <source>Undo the last answer</source>
        <translation>Dadwneud yr ateb olaf</translation>
    </message>
    <message>
        <source>Use it from the next session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Defnyddio’r cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation>Defnyddio’r daflen adfer</translation>
    </message>
    <message>
        <source>Use these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual letters</source>
        <translation>Llythrennau arferol</translation>
    </message>
    <message>
        <source>Wait for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We have read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We know this, fill it in all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We paused here</source>
        <translation>Oedwyd yma</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weapons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome. Start with the list from the police.</source>
        <translation>Croeso. Dechreuwch gyda’r rhestr gan yr heddlu.</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a session needs first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has to be mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is public stays public. List, plan and dice go out whole. Save it only when both have said yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your group called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What reviewers answer alone is shown once all of them have locked it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the list cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the page tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sample shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the {clips} can show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these records are for</source>
        <translation>Diben y cofnodion hyn</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this means for the evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Beth i’w wneud nesaf</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was odd in the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you answered is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When {a_clip} cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which day? Leave it empty for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which office?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which records are open, and which were open on this computer.</source>
        <translation>Pa gofnodion sydd ar agor, a pha rai oedd ar agor ar y cyfrifiadur hwn.</translation>
    </message>
    <message>
        <source>Which records are open. Open those of another group, or make new ones.</source>
        <translation>Pa gofnodion sydd ar agor. Agorwch rai grŵp arall, neu crëwch rai newydd.</translation>
    </message>
    <message>
        <source>Which sheet holds the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which version this is, and what is inside.</source>
        <translation>Pa fersiwn yw hwn, a beth sydd ynddo.</translation>
    </message>
    <message>
        <source>Which {clip} can the police not show?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which {clip} is the paper about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which {clip} is which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which {clip}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which {encounters} belong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who records</source>
        <translation>Pwy sy’n cofnodi</translation>
    </message>
    <message>
        <source>Who sees the records on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever opens them needs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why are they held back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why can it not be shown?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why can they not show it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why did you agree this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why did you choose this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is this plan given up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why was it changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it they cannot find your {clips}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the passphrase and the sheet nobody can open them.</source>
        <translation>Heb y cyfrinymadrodd a’r daflen ni all neb eu hagor.</translation>
    </message>
    <message>
        <source>Without the tick it stays on the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day, for example 19 November 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a new note</source>
        <translation>Ysgrifennu nodyn newydd</translation>
    </message>
    <message>
        <source>Write both days, for example 30 November 2026, the first one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write in a few words why it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down now. It is not kept. Tell it by telephone, not together with the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down. Tell it to the police liaison by telephone, not together with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write or paste the references that the police give, out of the room’s sight. They are not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the page for the public</source>
        <translation>Ysgrifennu’r dudalen i’r cyhoedd</translation>
    </message>
    <message>
        <source>Write to this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, this day is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You answer alone, on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can put your own in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You then get a recovery sheet to print. It opens the records when the passphrase is forgotten.</source>
        <translation>Wedyn cewch daflen adfer i’w hargraffu. Mae’n agor y cofnodion os anghofir y cyfrinymadrodd.</translation>
    </message>
    <message>
        <source>You were on {clip} {slot}</source>
        <translation>Roeddech ar glip {slot}</translation>
    </message>
    <message>
        <source>You were on {clip} {slot} at {at}</source>
        <translation>Roeddech ar glip {slot} am {at}</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers go below their headings, as a new file. Nothing in their sheet is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your group</source>
        <translation>Eich grŵp</translation>
    </message>
    <message>
        <source>Your recovery sheet</source>
        <translation>Eich taflen adfer</translation>
    </message>
    <message>
        <source>Your theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list, a pack or another file to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <translation><numerusform>a {n} arall</numerusform><numerusform>a {n} arall</numerusform><numerusform>a {n} arall</numerusform><numerusform>a {n} arall</numerusform><numerusform>a {n} arall</numerusform></translation>
    </message>
    <message>
        <source>answer response overdue late follow up learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation>wedi’u hateb</translation>
    </message>
    <message>
        <source>answers file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers of a reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers responses follow up overdue learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away leave hide close passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back revert mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup restore undo lost older versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by opinions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category topic filter new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>central quarter merge collate report groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose select pick clips themes sample random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips watch viewing evening meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment time add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day white bright theme mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export save send results report files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export save send workbook excel report email share stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export their own template spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback of a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for practice: new records that anybody can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>form file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>help manual how what explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import csv excel file records data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import load read upload add file csv excel spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>join session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last three sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last two sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves between the three parts</source>
        <translation>yn symud rhwng y tair rhan</translation>
    </message>
    <message>
        <source>next missing unanswered wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night black theme mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>heb ei ddangos</translation>
    </message>
    <message>
        <source>open list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options preferences configure group colours size language font notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part by part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passphrase password pin hand over reviewer security recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan random dice sample select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publish website results web share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions survey answers xlsform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quit exit end stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redo forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replies file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replies of the central team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviewers people panel names laptops join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample demo example test learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session for reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start next overview dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system automatic theme mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the day to count from, for practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file, folder or address where the records are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timer clock watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tour demo learn try sample training show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training agreement exercise learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version licence newer update qt copyright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workspace recent switch group file server new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom bigger font size text in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom font size text out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom reset normal font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{A_clip} of both counts for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Clips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Clips} about to be deleted</source>
        <translation>Clipiau sydd ar fin cael eu dileu</translation>
    </message>
    <message>
        <source>{Clips} of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Clips} the police cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Clips} to {watch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Clip}</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>{Clip} {place} of {all}</source>
        <translation>Clip {place} o {all}</translation>
    </message>
    <message>
        <source>{Clip} {slot} is next</source>
        <translation>Clip {slot} sydd nesaf</translation>
    </message>
    <message>
        <source>{Encounters} that belong to two themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Viewings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Viewing} date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{Watch} it together, and answer as you go.</source>
        <translation>Gwyliwch ef gyda’ch gilydd, ac atebwch wrth fynd.</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>{answered} o {asked}</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation>{answered} o {asked} wedi’u hateb</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered. Every answer is saved.</source>
        <translation>Atebwyd {answered} o {asked}. Mae pob ateb wedi’i gadw.</translation>
    </message>
    <message>
        <source>{count} answered</source>
        <translation>{count} wedi’u hateb</translation>
    </message>
    <message>
        <source>{day}, number {number}</source>
        <translation>{day}, rhif {number}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} o {total}</translation>
    </message>
    <message>
        <source>{number} to go, about {time} of {footage}</source>
        <translation>{number} i fynd, tua {time} o fideo</translation>
    </message>
    <message numerus="yes">
        <source>{n} answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} answers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} days late</source>
        <translation><numerusform>{n} diwrnod yn hwyr</numerusform><numerusform>{n} diwrnod yn hwyr</numerusform><numerusform>{n} diwrnod yn hwyr</numerusform><numerusform>{n} diwrnod yn hwyr</numerusform><numerusform>{n} diwrnod yn hwyr</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} days left</source>
        <translation><numerusform>{n} diwrnod ar ôl</numerusform><numerusform>{n} diwrnod ar ôl</numerusform><numerusform>{n} diwrnod ar ôl</numerusform><numerusform>{n} diwrnod ar ôl</numerusform><numerusform>{n} diwrnod ar ôl</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} hours</source>
        <translation><numerusform>{n} awr</numerusform><numerusform>{n} awr</numerusform><numerusform>{n} awr</numerusform><numerusform>{n} awr</numerusform><numerusform>{n} awr</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} minutes</source>
        <translation><numerusform>{n} munud</numerusform><numerusform>{n} munud</numerusform><numerusform>{n} munud</numerusform><numerusform>{n} munud</numerusform><numerusform>{n} munud</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} not shown</source>
        <translation><numerusform>{n} heb eu dangos</numerusform><numerusform>{n} heb ei ddangos</numerusform><numerusform>{n} heb eu dangos</numerusform><numerusform>{n} heb eu dangos</numerusform><numerusform>{n} heb eu dangos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} questions are</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} questions left in this part</source>
        <translation><numerusform>{n} cwestiwn ar ôl yn y rhan hon</numerusform><numerusform>{n} cwestiwn ar ôl yn y rhan hon</numerusform><numerusform>{n} cwestiwn ar ôl yn y rhan hon</numerusform><numerusform>{n} cwestiwn ar ôl yn y rhan hon</numerusform><numerusform>{n} cwestiwn ar ôl yn y rhan hon</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} reserves</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} reviewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} started</source>
        <translation><numerusform>Dechreuwyd {n}</numerusform><numerusform>Dechreuwyd {n}</numerusform><numerusform>Dechreuwyd {n}</numerusform><numerusform>Dechreuwyd {n}</numerusform><numerusform>Dechreuwyd {n}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} things are</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} things you can do now</source>
        <translation><numerusform>{n} peth y gallwch eu gwneud nawr</numerusform><numerusform>{n} peth y gallwch ei wneud nawr</numerusform><numerusform>{n} peth y gallwch eu gwneud nawr</numerusform><numerusform>{n} peth y gallwch eu gwneud nawr</numerusform><numerusform>{n} peth y gallwch eu gwneud nawr</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} to {watch}</source>
        <translation><numerusform>{n} i’w gwylio</numerusform><numerusform>{n} i’w wylio</numerusform><numerusform>{n} i’w gwylio</numerusform><numerusform>{n} i’w gwylio</numerusform><numerusform>{n} i’w gwylio</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} {clips}</source>
        <translation><numerusform>{n} clip</numerusform><numerusform>{n} clip</numerusform><numerusform>{n} clip</numerusform><numerusform>{n} clip</numerusform><numerusform>{n} clip</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} {clips} are about to be deleted</source>
        <translation><numerusform>Mae {n} clip ar fin cael eu dileu</numerusform><numerusform>Mae {n} clip ar fin cael ei ddileu</numerusform><numerusform>Mae {n} clip ar fin cael eu dileu</numerusform><numerusform>Mae {n} clip ar fin cael eu dileu</numerusform><numerusform>Mae {n} clip ar fin cael eu dileu</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} {clips} cannot be shown</source>
        <translation><numerusform>Ni ellir dangos {n} clip</numerusform><numerusform>Ni ellir dangos {n} clip</numerusform><numerusform>Ni ellir dangos {n} clip</numerusform><numerusform>Ni ellir dangos {n} clip</numerusform><numerusform>Ni ellir dangos {n} clip</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} {encounters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} {viewings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} {watched}</source>
        <translation><numerusform>Gwyliwyd {n}</numerusform><numerusform>Gwyliwyd {n}</numerusform><numerusform>Gwyliwyd {n}</numerusform><numerusform>Gwyliwyd {n}</numerusform><numerusform>Gwyliwyd {n}</numerusform></translation>
    </message>
    <message>
        <source>{these} and {last}</source>
        <translation>{these} a {last}</translation>
    </message>
    <message>
        <source>{title}, {place} of {all}</source>
        <translation>{title}, {place} o {all}</translation>
    </message>
    <message>
        <source>{watched}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
