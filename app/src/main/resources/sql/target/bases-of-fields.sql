-- What did each field say when somebody last saw the draft? One row for each field changed since then.
select distinct on (field) field, before
from target_change
where target_id = :target and revision > :seen
order by field, revision, id
