-- Who has an account here, with what they are and when they last came? One row an account, some hundreds in a county.
select o.id, o.login_name, o.display_name, h.name as organisation, o.enabled, o.activated_at is not null as activated,
       o.last_sign_in_at, o.created_at,
       (select string_agg(a.role, ',' order by a.id) from appointment a
         where a.region_code = o.region_code and a.officer_id = o.id and a.confirmed_at is not null
           and a.valid_from <= :today and coalesce(a.valid_until, :today) >= :today) as roles,
       (select max(coalesce(a.valid_until, 'infinity'::date)) < :today from appointment a
         where a.region_code = o.region_code and a.officer_id = o.id and a.confirmed_at is not null) as ended,
       (select string_agg(a.id::text, ',' order by a.id) from appointment a
         where a.region_code = o.region_code and a.officer_id = o.id and a.confirmed_at is null
           and coalesce(a.valid_until, :today) >= :today) as waiting
from officer o
join organisation h on h.region_code = o.region_code and h.id = o.organisation_id
where :q = '' or o.display_name like '%' || :q || '%' or o.login_name like '%' || :q || '%' or h.name like '%' || :q || '%'
order by o.id
