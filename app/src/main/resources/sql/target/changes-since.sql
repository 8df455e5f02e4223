-- What was changed in a target after a moment, by whom, and which row of the table was it? A row for each change, oldest first.
select c.field, c.before, c.after, o.display_name as by, c.changed_at as at, i.position, i.name as indicator
from target_change c
join officer o on o.region_code = c.region_code and o.id = c.changed_by
left join target_indicator i on i.region_code = c.region_code and i.target_id = c.target_id
                            and i.row_id::text = left(c.field, 36)
where c.target_id = :target and c.changed_at > :after
order by c.id
