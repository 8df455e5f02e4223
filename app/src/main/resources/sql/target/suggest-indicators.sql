-- Which indicators has this unit used before that fit what is being typed? At most eight: of the same project first, then the newest.
select distinct on (i.name)
       i.*, p.name as project_name, t.fiscal_year, (t.project_id = :project) as own
from target_indicator i
join target_version t on t.region_code = i.region_code and t.id = i.target_id
join project p        on p.region_code = t.region_code and p.id = t.project_id
where t.unit_id = :unit and t.id <> :target and i.name <> ''
  and (:like = '%%' or i.name like :like)
  and not exists (select from target_indicator here
                  where here.region_code = i.region_code and here.target_id = :target and here.name = i.name)
order by i.name, (t.project_id = :project) desc, t.fiscal_year desc, t.version desc
limit 60
