-- What was asked to be excused, and what was answered? Some tens of rows at most.
select w.*, a.display_name as asked_by_name, d.display_name as decided_by_name
from review_waiver w
join officer a      on a.region_code = w.region_code and a.id = w.asked_by
left join officer d on d.region_code = w.region_code and d.id = w.decided_by
where w.case_id = :case
order by w.id
