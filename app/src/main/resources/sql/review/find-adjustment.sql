-- What does this adjustment ask for? At most one row; the attachment stays where it is.
select region_code, id, target_id, unit_id, reason, words, attachment_name, proposal, budget_document, budget_dated, created_by
from target_adjustment
where id = :id
