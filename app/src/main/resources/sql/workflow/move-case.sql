-- Brings a case to its next stage; one row, which the caller has locked.
update review_case set
  stage = :stage, round = :round, revision = revision + 1, grade = :grade, due_on = :due, arrived_at = :now,
  opened_by = null, opened_at = null
where id = :id
