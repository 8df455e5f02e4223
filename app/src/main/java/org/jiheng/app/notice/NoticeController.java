package org.jiheng.app.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 消息. */
@Controller
class NoticeController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    private final AccessPolicy access;
    private final Notices notices;
    private final Clock clock;

    NoticeController(AccessPolicy access, Notices notices, Clock clock) {
        this.access = access;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/notices")
    String list(Officer officer, Model model) {
        var refused = model.getAttribute("refused") instanceof String said ? List.of(said) : List.<String>of();
        model.addAttribute("page", access.call(officer, Deed.SEE_DESK, () -> {
            var lines = notices.of(officer.id()).stream()
                    .map(each -> new NoticesPage.Line(
                            each.title(),
                            each.words(),
                            each.href(),
                            MINUTE.format(each.at().atZone(clock.getZone())),
                            !each.read()))
                    .toList();
            return new NoticesPage(
                    lines,
                    lines.stream().anyMatch(NoticesPage.Line::fresh),
                    notices.address(officer.id()).orElse(""),
                    refused);
        }));
        return "notice/notices";
    }

    @PostMapping("/notices/reading")
    String read(Officer officer) {
        access.run(officer, Deed.SEE_DESK, () -> notices.readAll(officer.id(), Instant.now(clock)));
        return "redirect:/notices";
    }

    @PostMapping("/notices/address")
    String address(Officer officer, @RequestParam(defaultValue = "") String address, RedirectAttributes next) {
        var typed = address.strip();
        if (!typed.isEmpty() && !ADDRESS.matcher(typed).matches()) {
            next.addFlashAttribute("refused", Words.say("notice.addressWrong", typed));
        } else {
            access.run(
                    officer,
                    Deed.SEE_DESK,
                    () -> notices.address(officer.regionCode(), officer.id(), typed, Instant.now(clock)));
        }
        return "redirect:/notices";
    }
}
