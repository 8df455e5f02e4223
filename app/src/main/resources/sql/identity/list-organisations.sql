-- Which units are there, ended ones too, and how many people belong to each? One row a unit, some hundreds in a county.
select o.id, o.parent_id, o.kind, o.code, o.name, o.short_name, o.valid_from, o.valid_until, m.name as merged_into,
       (select count(*) from officer f where f.region_code = o.region_code and f.organisation_id = o.id and f.enabled) as people,
       (select string_agg(n.name || '（至 ' || n.valid_until || '）', '、' order by n.valid_until desc) from organisation_name n
         where n.region_code = o.region_code and n.organisation_id = o.id) as former
from organisation o
left join organisation m on m.region_code = o.region_code and m.id = o.merged_into
order by o.id
