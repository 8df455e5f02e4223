-- Who holds one of these roles there today? A few rows. Finance is found by the department it looks after; a section to which no
-- department was assigned looks after all.
select distinct a.officer_id
from appointment a
join officer o      on o.region_code = a.region_code and o.id = a.officer_id
join organisation g on g.region_code = a.region_code and g.id = a.organisation_id
where a.role = any (:roles) and o.enabled and a.confirmed_at is not null
  and a.valid_from <= :today and (a.valid_until is null or a.valid_until >= :today)
  and case when :lookedAfter
        then g.kind = 'FINANCE'
          and (a.role <> 'FINANCE_LINE_SECTION'
               or exists (select from appointment_department d where d.region_code = a.region_code
                          and d.appointment_id = a.id and d.department_id = :organisation))
        else a.organisation_id = :organisation end
order by a.officer_id
