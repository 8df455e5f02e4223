-- Which experts and delegates of the division can be asked about this case today, and were not yet in this round? Some dozens.
select distinct o.id, o.display_name, g.name as organisation
from appointment a
join officer o      on o.region_code = a.region_code and o.id = a.officer_id
join organisation g on g.region_code = a.region_code and g.id = a.organisation_id
where a.role in ('EXPERT', 'DELEGATE') and o.enabled and a.confirmed_at is not null
  and a.valid_from <= :today and (a.valid_until is null or a.valid_until >= :today)
  and not exists (select from review_expert e where e.region_code = a.region_code and e.officer_id = o.id
                  and e.case_id = :case and e.round = :round)
order by o.display_name, o.id
