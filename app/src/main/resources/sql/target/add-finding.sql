-- Adds one finding of a target.
insert into target_finding (region_code, target_id, position, rule, severity, field, message, advice, basis)
values (:region, :target, :position, :rule, :severity, :field, :message, :advice, :basis)
