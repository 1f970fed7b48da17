; The installer for Windows: for one person, without an administrator. Made by packaging/windows/build, which gives
; VERSION, FROZEN (the folder that was frozen), ICON, LICENCE and OUT.
;
; It writes to %LOCALAPPDATA%\Programs\BWV Review and to the person's own part of the registry. Records lie elsewhere
; (%LOCALAPPDATA%\BWV Review) and are never touched, not even when the program is taken out.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "BWV Review"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BWVReview"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 ProductName "${NAME}"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileDescription "Installs ${NAME}"
VIAddVersionKey /LANG=1033 LegalCopyright "The BWV Review maintainers, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "This puts ${NAME} ${VERSION} on this computer, for you alone. Your records are not touched.$\r$\n$\r$\nClose ${NAME} if it is open."
!define MUI_FINISHPAGE_RUN "$INSTDIR\bwvreview-app.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} is taken out. Your records stay where they are: $LOCALAPPDATA\${NAME}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_OK|MB_ICONSTOP "${NAME} needs a 64-bit Windows." /SD IDOK
        Abort
    ${EndIf}
    ${IfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10 or a newer one." /SD IDOK
        Abort
    ${EndIf}
FunctionEnd

; A program that runs cannot be written to: nothing is half replaced.
!macro MUST_BE_CLOSED PROGRAM
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} is open. Close it, then start this again." /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend
!macro ALL_CLOSED
    !insertmacro MUST_BE_CLOSED "bwvreview-app.exe"
    !insertmacro MUST_BE_CLOSED "bwvreview.exe"
!macroend

; KIND: the ending of a file. Offers the program in “Open with”, and takes no kind away from another program.
!macro OFFER KIND
    WriteRegStr HKCU "${CLASSES}\Applications\bwvreview-app.exe\SupportedTypes" "${KIND}" ""
    WriteRegStr HKCU "${CLASSES}\${KIND}\OpenWithProgids" "BWVReview.List" ""
!macroend
!macro TAKE_BACK KIND
    DeleteRegValue HKCU "${CLASSES}\${KIND}\OpenWithProgids" "BWVReview.List"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${KIND}\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${KIND}"
!macroend
!macro EACH_LIST DO
    !insertmacro ${DO} ".csv"
    !insertmacro ${DO} ".tsv"
    !insertmacro ${DO} ".xlsx"
    !insertmacro ${DO} ".xlsm"
    !insertmacro ${DO} ".xls"
    !insertmacro ${DO} ".ods"
    !insertmacro ${DO} ".json"
    !insertmacro ${DO} ".zip"
!macroend

Section
    !insertmacro ALL_CLOSED
    ; What an older version left and this one lacks goes: that folder is the program's alone.
    RMDir /r "$INSTDIR\_internal"
    SetOutPath "$INSTDIR"
    File /r "${FROZEN}\*.*"
    File "/oname=bwvreview.ico" "${ICON}"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\bwvreview-app.exe" "" "$INSTDIR\bwvreview.ico"

    WriteRegStr HKCU "${CLASSES}\.bwv" "" "BWVReview.Records"
    WriteRegStr HKCU "${CLASSES}\BWVReview.Records" "" "Records of a group"
    WriteRegStr HKCU "${CLASSES}\BWVReview.Records\DefaultIcon" "" "$INSTDIR\bwvreview.ico"
    WriteRegStr HKCU "${CLASSES}\BWVReview.Records\shell\open\command" "" '"$INSTDIR\bwvreview-app.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\BWVReview.List" "" "List, pack or form"
    WriteRegStr HKCU "${CLASSES}\BWVReview.List\shell\open" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\BWVReview.List\shell\open\command" "" '"$INSTDIR\bwvreview-app.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\Applications\bwvreview-app.exe" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\Applications\bwvreview-app.exe\shell\open\command" "" '"$INSTDIR\bwvreview-app.exe" "%1"'
    !insertmacro EACH_LIST OFFER

    WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\bwvreview.ico"
    WriteRegStr HKCU "${KEY}" "Publisher" "The BWV Review maintainers"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
    !insertmacro ALL_CLOSED
    Delete "$SMPROGRAMS\${NAME}.lnk"
    ; By name: whoever chose a folder with files of their own in it keeps them.
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\bwvreview-app.exe"
    Delete "$INSTDIR\bwvreview.exe"
    Delete "$INSTDIR\bwvreview.ico"
    Delete "$INSTDIR\LICENCES.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    !insertmacro EACH_LIST TAKE_BACK
    DeleteRegKey HKCU "${CLASSES}\Applications\bwvreview-app.exe"
    DeleteRegKey /ifempty HKCU "${CLASSES}\Applications"
    DeleteRegKey HKCU "${CLASSES}\BWVReview.List"
    DeleteRegKey HKCU "${CLASSES}\BWVReview.Records"
    DeleteRegKey HKCU "${CLASSES}\.bwv"
    DeleteRegKey HKCU "${KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
