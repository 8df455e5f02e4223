-- Passes an approval on to a unit; doing it twice is once.
insert into target_forwarding (region_code, approval_id, unit_id, document_no, dated, forwarded_by, forwarded_at)
values (:region, :approval, :unit, :number, :dated, :officer, :now)
on conflict do nothing
