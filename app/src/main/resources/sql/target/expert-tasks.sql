-- Which tasks do experts have? Finance sees those of its units, an expert their own; some dozens a year. Name and year of the form come
-- with it where the form itself may be seen.
select k.id, p.id as project_id, p.name as project, t.fiscal_year, u.name as unit, k.officer_id, o.display_name as expert, k.what_for,
       k.last_day, k.interest, k.ended_at
from expert_task k
join officer o on o.region_code = k.region_code and o.id = k.officer_id
join organisation u on u.region_code = k.region_code and u.id = k.unit_id
left join target_version t on t.region_code = k.region_code and t.id = k.target_id
left join project p on p.region_code = t.region_code and p.id = t.project_id
order by k.ended_at is not null, k.last_day, k.id
limit 500
