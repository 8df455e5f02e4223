-- The next rows of a division's chain, in order: as many as :limit, to be checked one by one.
select region_code, number, at, actor_id, actor_login, actor_name, actor_role, organisation, address, action,
       subject_kind, subject_id, before::text as before, after::text as after, outcome, reason, request_id, origin,
       algorithm, previous, hash
from audit_event
where region_code = :region and number > :after
order by number
limit :limit
