package org.jiheng.app.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.security.SecurityProfile;
import org.jiheng.app.security.SecuritySettings;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 改安全设置 — refuses what the law does not allow, with the reason; each change is an event. */
@Component
class ChooseSettings {
    /** 不少于六个月: half a year can have 184 days (GIT-17). */
    static final int LEAST_RETENTION_DAYS = 184;

    private static final int MOST_RETENTION_DAYS = 36_500;

    /** 结果. */
    sealed interface Result {
        record Saved() implements Result {}

        record Refused(String sentence) implements Result {}
    }

    private final SecuritySettings settings;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;

    ChooseSettings(SecuritySettings settings, AccessPolicy access, ApplicationEventPublisher events) {
        this.settings = settings;
        this.access = access;
        this.events = events;
    }

    Result by(Officer officer, Actor actor, String profileTyped, String daysTyped) {
        var profile = Stream.of(SecurityProfile.values())
                .filter(each -> each.name().equals(profileTyped))
                .findFirst();
        var days = days(daysTyped);
        if (profile.isEmpty()) {
            return new Result.Refused("请选择二级或三级");
        }
        if (days.isEmpty()) {
            return new Result.Refused("留痕保存天数要填整数，“%s”不是".formatted(daysTyped));
        }
        if (days.get() < LEAST_RETENTION_DAYS || days.get() > MOST_RETENTION_DAYS) {
            return new Result.Refused("留痕保存天数不能少于 %d 天：网络安全法第二十三条要求网络日志留存不少于六个月。填的是 %d 天，没有改动"
                    .formatted(LEAST_RETENTION_DAYS, days.get()));
        }
        var region = officer.regionCode();
        access.run(officer, Deed.SET_SECURITY, () -> {
            var before = said(settings.profile(), settings.auditRetentionDays());
            settings.choose(region, profile.get(), days.get(), actor.login());
            events.publishEvent(new Happened(
                    region, actor, "改安全设置", "security_setting", region, before, said(profile.get(), days.get())));
        });
        return new Result.Saved();
    }

    private static Map<String, Object> said(SecurityProfile profile, int days) {
        var said = new LinkedHashMap<String, Object>();
        said.put("保护等级", profile.chinese());
        said.put("留痕保存天数", days);
        return said;
    }

    private static Optional<Integer> days(String typed) {
        try {
            return Optional.of(Integer.valueOf(typed.strip()));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }
}
