-- Which projects does this approval approve, and how much money for each? Tens of rows.
select i.target_id, i.unit_id, u.name as unit_name, p.name as project, t.indicator_count as indicators, i.money
from target_approval_item i
join target_version t on t.region_code = i.region_code and t.id = i.target_id
join project p        on p.region_code = t.region_code and p.id = t.project_id
join organisation u   on u.region_code = i.region_code and u.id = i.unit_id
where i.approval_id = :id
order by u.id, p.name collate "zh-x-icu", p.id
