-- Tells somebody something; what has a subject is told once. It waits to be mailed when the person has given an address.
insert into notice (region_code, officer_id, kind, subject, title, words, href, created_at, mail)
select :region, :officer, :kind, :subject, :title, :words, :href, :now,
       case when exists (select from notice_address a where a.officer_id = :officer) then 'WAITING' else 'NONE' end
on conflict do nothing
