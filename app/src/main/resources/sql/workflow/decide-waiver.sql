-- Answers what was asked, once; one row when it was still open.
update review_waiver set decision = :decision, answer = :answer, decided_by = :officer, decided_at = :now
where case_id = :case and id = :id and decision is null
