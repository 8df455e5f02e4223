-- Adds a sentence to a conversation; one row, its number there.
insert into review_comment (region_code, thread_id, number, unit_id, officer_id, role, round, words, at)
select :region, :thread, coalesce(max(number), 0) + 1, :unit, :officer, :role, :round, :words, :now
from review_comment where thread_id = :thread
returning number
