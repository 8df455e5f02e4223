-- One page of the audit, newest first: what matches every condition that was given (an empty one matches all).
select region_code, number, at, actor_id, actor_login, actor_name, actor_role, organisation, address, action,
       subject_kind, subject_id, before::text as before, after::text as after, outcome, reason, request_id, origin,
       algorithm, previous, hash
from audit_event
where region_code = :region
  and (:before::bigint is null or number < :before)
  and (:actor::bigint is null or actor_id = :actor)
  and (:kind::text is null or subject_kind = :kind)
  and (:subject::text is null or subject_id = :subject)
  and (:outcome::text is null or outcome = :outcome)
  and (:origin::text is null or origin = :origin)
  and (:from::timestamptz is null or at >= :from)
  and (:until::timestamptz is null or at < :until)
  and (:words::text is null or actor_name like :words or actor_login like :words or organisation like :words
       or action like :words or subject_id like :words or before::text like :words or after::text like :words)
order by number desc
limit :limit
