-- Puts a file, already encrypted, beside a sentence of a conversation.
insert into review_comment_file (region_code, thread_id, comment_number, number, unit_id, name, size, content)
values (:region, :thread, :comment, :number, :unit, :name, :size, :content)
