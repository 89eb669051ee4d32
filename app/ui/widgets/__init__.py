"""The shared vocabulary of all pages, one file a noun.

text        Text (roles), FieldLabel, Rule            card        Card
buttons     Button PrimaryButton LinkButton IconButton chip        Chip (present, absent, value, plain)
keycap      KeyCap                                    step_list   StepList
table       Table + RecordsModel + Column             bars        IntervalBar, ProbabilityBar (and painters)
banner      Banner (danger, warning, info)            empty_state EmptyState (one sentence, one button)
synthetic_badge  SyntheticBadge                       icons       icon() (qtawesome, loaded at first use)
segments    Segments (Yes | No | ?)                   source_label SourceLabel (● common, ◇ orphan)
"""
