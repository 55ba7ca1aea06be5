# Refusals of the calendar
error-unknown-zone = “{ $zone }” is not the name of a time zone. Choose a name such as “America/Martinique”.
error-local-time-skipped = That hour does not exist on that day in the zone { $zone }: clocks go forward ({ $local }). Choose another hour.
error-local-time-doubled = That hour happens twice on that day in the zone { $zone }: clocks go back ({ $local }). Choose another hour.
calendar-source-demonstration = dates invented for the demonstration
