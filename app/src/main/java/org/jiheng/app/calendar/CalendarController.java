package org.jiheng.app.calendar;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.parameters.Holidays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 日程 — seen by all who have deadlines, set by the performance section. */
@Controller
class CalendarController {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{1,2})(?:[-./]|月)(\\d{1,2})日?");

    private final AccessPolicy access;
    private final Windows windows;
    private final HolidayLists holidays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarController(
            AccessPolicy access,
            Windows windows,
            HolidayLists holidays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.holidays = holidays;
        this.windows = windows;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String show(Officer officer, @RequestParam(required = false) @Nullable Integer year, Model model) {
        var refused = model.getAttribute("refused") instanceof String said ? List.of(said) : List.<String>of();
        model.addAttribute("page", access.call(officer, Deed.SEE_DESK, () -> {
            var years = new TreeSet<>(windows.years());
            var shown = year != null && year >= FIRST_YEAR && year <= LAST_YEAR
                    ? year
                    : years.isEmpty() ? LocalDate.now(clock).getYear() + 1 : years.last();
            years.add(shown);
            years.add(shown + 1);
            var set = new LinkedHashMap<CalendarStep, Window>();
            windows.of(shown).forEach(each -> set.put(each.step(), each));
            return new CalendarPage(
                    shown,
                    List.copyOf(years.descendingSet()),
                    Arrays.stream(CalendarStep.values())
                            .map(step -> row(step, set.get(step)))
                            .toList(),
                    List.of(listed(officer, shown - 1), listed(officer, shown), listed(officer, shown + 1)),
                    AccessPolicy.may(officer, Deed.SET_CALENDAR),
                    refused);
        }));
        return "calendar/calendar";
    }

    private static CalendarPage.Row row(CalendarStep step, @Nullable Window window) {
        return new CalendarPage.Row(
                step.name(),
                step.chinese(),
                window == null ? "" : window.opens().toString(),
                window == null ? "" : window.closes().toString(),
                window == null ? "0" : String.valueOf(window.graceMinutes()));
    }

    /** Declaring is done in the year before, accounts are closed in the year after. */
    private CalendarPage.DaysOfYear listed(Officer officer, int year) {
        var list = holidays.of(officer.regionCode(), year);
        return new CalendarPage.DaysOfYear(
                year,
                written(list.off()),
                written(list.worked()),
                holidays.own(year).isPresent()
                        ? Words.say("calendar.ownList")
                        : Words.say(
                                list.off().isEmpty() && list.worked().isEmpty()
                                        ? "calendar.noList"
                                        : "calendar.deliveredList"));
    }

    private static String written(Set<LocalDate> days) {
        return days.stream()
                .sorted()
                .map(day -> "%d-%d".formatted(day.getMonthValue(), day.getDayOfMonth()))
                .collect(Collectors.joining(" "));
    }

    /** Month and day, such as 10-1 or 10月1日, between spaces, commas or lines. */
    private static Optional<Set<LocalDate>> days(int year, String typed) {
        var days = new TreeSet<LocalDate>();
        for (var word : typed.strip().split("[\\s,，、;；]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            var found = MONTH_AND_DAY.matcher(word);
            if (!found.matches()) {
                return Optional.empty();
            }
            try {
                days.add(LocalDate.of(year, Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
        return Optional.of(days);
    }

    @PostMapping("/calendar/holidays")
    String setHolidays(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "0") int shown,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "") String off,
            @RequestParam(defaultValue = "") String worked,
            RedirectAttributes next) {
        var back = "redirect:/calendar?year=" + shown;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            next.addFlashAttribute("refused", Words.say("calendar.yearWrong"));
            return "redirect:/calendar";
        }
        var daysOff = days(year, off);
        var daysWorked = days(year, worked);
        if (daysOff.isEmpty() || daysWorked.isEmpty()) {
            next.addFlashAttribute("refused", Words.say("calendar.dayWrong", year));
            return back;
        }
        var wanted = new Holidays(daysOff.get(), daysWorked.get());
        access.run(officer, Deed.SET_CALENDAR, () -> {
            var before = holidays.of(officer.regionCode(), year);
            if (before.equals(wanted)) {
                return;
            }
            holidays.set(officer.regionCode(), year, wanted, officer.id());
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "设定日程",
                    "calendar",
                    "holidays " + year,
                    saidOf(before),
                    saidOf(wanted)));
        });
        return back;
    }

    private static Map<String, Object> saidOf(Holidays list) {
        return Map.of("放假", written(list.off()), "补班", written(list.worked()));
    }

    @PostMapping("/calendar")
    String set(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            next.addFlashAttribute("refused", Words.say("calendar.yearWrong"));
            return "redirect:/calendar";
        }
        var typed = new ArrayList<Window>();
        for (var step : CalendarStep.values()) {
            var opens = fields.getOrDefault("opens-" + step, "").strip();
            var closes = fields.getOrDefault("closes-" + step, "").strip();
            if (opens.isEmpty() && closes.isEmpty()) {
                continue;
            }
            var window = window(year, step, opens, closes, fields.getOrDefault("grace-" + step, "0"));
            if (window.isEmpty()) {
                next.addFlashAttribute("refused", Words.say("calendar.wrong", step.chinese()));
                return "redirect:/calendar?year=" + year;
            }
            typed.add(window.get());
        }
        access.run(officer, Deed.SET_CALENDAR, () -> typed.forEach(each -> set(officer, actor, each)));
        return "redirect:/calendar?year=" + year;
    }

    private void set(Officer officer, Actor actor, Window window) {
        var before = windows.find(window.fiscalYear(), window.step());
        if (before.filter(window::equals).isPresent()) {
            return;
        }
        windows.set(officer.regionCode(), window, officer.id());
        events.publishEvent(new Happened(
                officer.regionCode(),
                actor,
                "设定日程",
                "calendar",
                window.fiscalYear() + " " + window.step(),
                before.map(CalendarController::said).orElse(Map.of()),
                said(window)));
    }

    private static Map<String, Object> said(Window window) {
        return Map.of(
                "事项", window.step().chinese(),
                "开始", window.opens().toString(),
                "截止", window.closes().toString(),
                "宽限分钟", window.graceMinutes());
    }

    private static Optional<Window> window(int year, CalendarStep step, String opens, String closes, String grace) {
        try {
            var from = LocalDate.parse(opens);
            var until = LocalDate.parse(closes);
            var minutes = grace.isBlank() ? 0 : Integer.parseInt(grace.strip());
            return until.isBefore(from) || minutes < 0 || minutes > Window.MOST_GRACE_MINUTES
                    ? Optional.empty()
                    : Optional.of(new Window(year, step, from, until, minutes));
        } catch (DateTimeParseException | NumberFormatException notReadable) {
            return Optional.empty();
        }
    }
}
