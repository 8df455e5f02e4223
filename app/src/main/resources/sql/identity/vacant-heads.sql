-- Which units have a clerk who hands in and nobody above who could confirm it today? Mostly no row, a few after a transfer.
select o.id, o.name, o.kind
from organisation o
where (:organisation::bigint is null or o.id = :organisation)
  and o.kind in ('UNIT', 'DEPARTMENT')
  and o.valid_from <= :today and coalesce(o.valid_until, :today) >= :today
  and exists (
    select from appointment a join officer f on f.region_code = a.region_code and f.id = a.officer_id
    where a.region_code = o.region_code and a.organisation_id = o.id and a.role = 'UNIT_CLERK'
      and f.enabled and a.confirmed_at is not null
      and a.valid_from <= :today and coalesce(a.valid_until, :today) >= :today)
  and not exists (
    select from appointment a join officer f on f.region_code = a.region_code and f.id = a.officer_id
    where a.region_code = o.region_code and a.organisation_id = o.id and a.role in ('UNIT_HEAD', 'DEPARTMENT_HEAD')
      and f.enabled and a.confirmed_at is not null
      and a.valid_from <= :today and coalesce(a.valid_until, :today) >= :today)
order by o.id
