package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 行政区划 — the tree of provinces, cities and counties. A system administrator changes the own division and what lies below it; whoever
 * works in a county may also name the city it belongs to. Nothing is deleted: what ends has a last day and, if merged, an heir.
 */
@Component
class Divisions {
    private static final Pattern CODE = Pattern.compile("\\d{6}000");
    private static final int LONGEST_NAME = 60;
    private static final SqlFile TREE = SqlFile.of("identity/division-tree.sql");

    private final AccessPolicy access;
    private final DivisionOpenings openings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Divisions(
            AccessPolicy access,
            DivisionOpenings openings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.openings = openings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** 层级. */
    enum Level {
        PROVINCE,
        CITY,
        COUNTY
    }

    /** 一个区划. */
    record Division(
            String code,
            @Nullable String parentCode,
            String level,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String heir,
            @Nullable String former) {

        /** Whether it is this one, or lies below it, as the codes are made. */
        boolean isWithin(String own) {
            var prefix = own.replaceFirst("0{7}$", "");
            prefix = prefix.equals(own) ? own.replaceFirst("(?<=^\\d{4})0{5}$", "") : prefix;
            return code.startsWith(prefix);
        }

        boolean isOver(LocalDate today) {
            return validUntil != null && validUntil.isBefore(today);
        }
    }

    /** What is above, beside and below the officer's own division, each under its parent. */
    List<Division> tree(Officer by) {
        return access.call(
                by,
                Deed.SEE_ORGANISATIONS,
                () -> jdbc.sql(TREE.text())
                        .param("province", by.regionCode().substring(0, 2) + "%")
                        .query(new SimplePropertyRowMapper<>(Division.class))
                        .list());
    }

    /** 使用情况 — codes of those somebody can sign in to, and of those that wait for it. */
    record Use(Set<String> inUse, Set<String> waiting) {
        Use {
            inUse = Set.copyOf(inUse);
            waiting = Set.copyOf(waiting);
        }
    }

    Use use(Officer by) {
        return access.call(
                by,
                Deed.SEE_ORGANISATIONS,
                () -> new Use(Set.copyOf(openings.inUse()), Set.copyOf(openings.waiting())));
    }

    /** One that is there today and lies below the officer's own. */
    Optional<Division> below(Officer by, String code) {
        return access.call(
                by,
                Deed.SEE_ORGANISATIONS,
                () -> one(code)
                        .filter(each -> each.isWithin(by.regionCode())
                                && !code.equals(by.regionCode())
                                && !each.isOver(LocalDate.now(clock))));
    }

    /** Why not; empty when it was added. A city above one's own county takes the county under it. */
    Optional<String> add(Officer by, String address, String code, String name) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var own = by.regionCode();
            var province = code.length() == 9 ? code.substring(0, 2) + "0000000" : "";
            var isCity = code.matches("\\d{4}00000");
            var ownCity = isCity && own.startsWith(code.substring(0, 4)) && !code.equals(own);
            var fresh = new Division(code, null, "", name, LocalDate.now(clock), null, null, null);
            if (!CODE.matcher(code).matches() || code.equals(province)) {
                return Optional.of(Words.say("divisions.badCode"));
            }
            if (!fresh.isWithin(own) && !ownCity) {
                return Optional.of(Words.say("divisions.notYours"));
            }
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                return Optional.of(Words.say("divisions.noName", LONGEST_NAME));
            }
            if (one(province).isEmpty()) {
                return Optional.of(Words.say("divisions.noProvince"));
            }
            if (one(code).isPresent()) {
                return Optional.of(Words.say("divisions.known", code));
            }
            var city = code.substring(0, 4) + "00000";
            jdbc.sql("""
                    insert into division (code, parent_code, level, name, valid_from) values (:code, :parent, :level, :name, :from)
                    """)
                    .param("code", code)
                    .param("parent", isCity || one(city).isEmpty() ? province : city)
                    .param("level", (isCity ? Level.CITY : Level.COUNTY).name())
                    .param("name", name.strip())
                    .param("from", LocalDate.now(clock))
                    .update();
            if (ownCity) {
                jdbc.sql("update division set parent_code = :city where code = :own")
                        .param("city", code)
                        .param("own", own)
                        .update();
            }
            tell(by, address, "新增区划", code, Map.of(), Map.of("名称", name.strip()));
            return Optional.empty();
        });
    }

    /** From today on; until yesterday it was called otherwise. */
    Optional<String> rename(Officer by, String address, String code, String name) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var division = one(code).filter(each -> each.isWithin(by.regionCode()));
            if (division.isEmpty()) {
                return Optional.of(Words.say("divisions.notYours"));
            }
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                return Optional.of(Words.say("divisions.noName", LONGEST_NAME));
            }
            if (division.get().name().equals(name.strip())) {
                return Optional.of(Words.say("divisions.sameName"));
            }
            jdbc.sql("""
                    insert into division_name (code, valid_until, name) values (:code, :until, :name) on conflict do nothing
                    """)
                    .param("code", code)
                    .param("until", LocalDate.now(clock).minusDays(1))
                    .param("name", division.get().name())
                    .update();
            jdbc.sql("update division set name = :name where code = :code")
                    .param("name", name.strip())
                    .param("code", code)
                    .update();
            tell(by, address, "区划更名", code, Map.of("名称", division.get().name()), Map.of("名称", name.strip()));
            return Optional.empty();
        });
    }

    /** @param heir code of the division it was merged into; null when it simply ended */
    Optional<String> end(Officer by, String address, String code, @Nullable LocalDate lastDay, @Nullable String heir) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var division = one(code).filter(each -> each.isWithin(by.regionCode()) && !code.equals(by.regionCode()));
            if (division.isEmpty()) {
                return Optional.of(Words.say("divisions.notYours"));
            }
            if (lastDay == null || lastDay.isBefore(division.get().validFrom())) {
                return Optional.of(Words.say("organisations.badDate"));
            }
            var into = heir == null ? Optional.<Division>empty() : one(heir);
            if (heir != null
                    && (into.isEmpty() || heir.equals(code) || into.get().isOver(lastDay.plusDays(1)))) {
                return Optional.of(Words.say("divisions.badHeir"));
            }
            if (hasCurrentBelow(code, lastDay)) {
                return Optional.of(Words.say("divisions.stillBelow"));
            }
            jdbc.sql("update division set valid_until = :until, merged_into = :heir where code = :code")
                    .param("until", lastDay)
                    .param("heir", heir)
                    .param("code", code)
                    .update();
            var after = new LinkedHashMap<String, Object>();
            after.put("止", lastDay.toString());
            into.ifPresent(each -> after.put("并入", each.name()));
            tell(
                    by,
                    address,
                    heir == null ? "撤销区划" : "并入区划",
                    code,
                    Map.of("名称", division.get().name()),
                    after);
            return Optional.empty();
        });
    }

    private boolean hasCurrentBelow(String code, LocalDate lastDay) {
        return jdbc.sql("""
                select exists (select from division where parent_code = :code and (valid_until is null or valid_until > :day))
                """)
                .param("code", code)
                .param("day", lastDay)
                .query(Boolean.class)
                .single();
    }

    private Optional<Division> one(String code) {
        return jdbc.sql("""
                select code, parent_code, level, name, valid_from, valid_until, null as heir, null as former
                from division where code = :code
                """)
                .param("code", code)
                .query(new SimplePropertyRowMapper<>(Division.class))
                .optional();
    }

    private void tell(
            Officer by,
            String address,
            String action,
            String code,
            Map<String, Object> before,
            Map<String, Object> after) {
        events.publishEvent(new Happened(by.regionCode(), by.actor(address), action, "division", code, before, after));
    }
}
