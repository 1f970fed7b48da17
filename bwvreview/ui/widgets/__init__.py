"""The kit: everything that pages are made of. One import: `from bwvreview.ui.widgets.kit import Button, Card, …`.

Rules: words are plain British English; every control has a name; sizes come from `theme.px`, colours are tokens by
name (“accent”, “red_tint”); gaps stay as they are at 200%, letters, icons and controls grow. A page emits what was
asked and shows what it is told. Painted focus ring: nothing to do (`ring_radius` on a widget sets its corners,
`ring_on` puts the ring round another widget). A widget with `restyle()` is called when the look changes.

Laying out   column(*parts, gap, margins) row(…) · parts: widgets, layouts, a number = gap, None = stretch
             columns(*widgets, shares=(540, 532), gap=18, narrow=760): one column when narrow · flow(*widgets, gap)
             holder(layout) → QWidget · empty(layout): take all out
Words        words(text, kind, tone=, wrap=) · `**heavy**` parts · kinds: theme.TYPES (title heading question body
             strong muted dense hint head error figure figure-1 clock section room-…) · .setText .set_tone .set_kind
             Icon(name, size, tone) · Hairline() · Marked(text, icon, tone, strong=) · days_words(days_left)
Buttons      Button(text, kind "main|other|link", size="page|row|next|room|key", icon=, icon_after=, key=, tone=)
             .clicked · .say(text) · .set_available(reason="why not") · KeyCap("F6")
Page         Page(title, sub, head_end=widget) · .add(*parts) · .clear() · .set_heading(title, sub) · .parts() for F6
             .bar: ActionBar → .set_buttons(main, *others) · .say(text, tone, icon=) · SavedState() .saved(“14:32”)
             Scroll(widget) · Card(title, *parts, aside=, icon=, gap=, padding=(14, 20), edge=, edge_width=) .add .title
             EmptyState(icon, title, sentence, *buttons) · Medallion(icon) · Chip(text, order, size=15|16, muted=)
             right_words(text): for Card(aside=…) · Fold(title, *parts): a quiet link that opens them .unfold .opened
Telling      Notice(text, *buttons, title=, mood="tell|warn|stop|done", icon=, kind="body|dense|room-sentence", end=)
             .say(…) · Toast(parent).say(text, undo=) .undone · ErrorSummary() .show_problems([(name, text)]) .followed
             Progress(name, stop=button) .set_what(“rows read”) .show_step(done, total) · Track(name)
Facts        Facts(Fact(title, hint, icon=, tone=, beside=, strong=, buttons=), …) .show_facts · Pairs((“Weapons”, “2”))
             SumBar(Term(398, “encounters to draw from”), Term(412, “rows in the file”, “=”), …) .show_sum
             BarRows(name, Bar(label, value, words, reason=), …) .show_bars
             StackRows(name, Stack(label, (StackPart(name, share, tone), …), words, reason=), …)
             TileGrid(name, Tile(name, done, said), …) · TrendChart(name, TrendPoint(name, value, low, high, said), …)
             Table(name, (Column(title, text, sort_key=, mark=, chip=, after=, strong=, stretch=), …), fit=, sortable=)
             .show_rows(rows) .narrow(text) .opened(row)
             AskedRows(name, narrow_only=).show_rows([AskedRow(…)]) .wanted(id): what is waited for, a button each
Answering    Question(title, hint, answer, name=) .set_current .show_error .error .set_hint .answering
             AnswerTiles(options) AnswerList(options) TickList(options) · Option(name, label, key, icon, letters)
             with_keys(options) · LetterMark(“A”): a reviewer
             TextAnswer(limit=600, lines=2) FieldAnswer("number|date|text") · all: value() set_value() changed stepped
             choose(key) show_keys(…) set_wrong(…) describe(…) focus_answer()
             Field(name, mono=, width=) · NumberBox(name, least=, most=) .number() .set_number() · TickBox(text, hint)
The room     TopBar(*parts) · StepBar(*steps).show_step(0) · CodeGroups(groups) · QrView(name, side=320).show_text(text)
             DiceGrid(“d10x20”) .rolled .back .differing .begin .agree .press .back_one .changed .refused .entered
             DieField(digits) · Keypad(digits) .pressed .back · SlotTile(slot, state, said)
             NamingPanel(slots, reasons, size=) .slots() .reason() .missing() .add_button · NamedCard(named, said, …)
             confirm_card(named, said, by_dice=) · PapersPanel(closed=, deleted=, notes=).wanted
"""
