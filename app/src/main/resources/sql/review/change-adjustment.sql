-- Changes what an adjustment asks for; an attachment is kept until another takes its place.
update target_adjustment set
  reason = :reason, words = :words, attachment_name = coalesce(:name, attachment_name),
  attachment = coalesce(:content::bytea, attachment), proposal = :proposal, created_by = :officer
where id = :id
