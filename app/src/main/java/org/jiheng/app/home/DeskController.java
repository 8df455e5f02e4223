package org.jiheng.app.home;

import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 工作台. */
@Controller
class DeskController {
    private final ShowDesk desk;
    private final PressUnits pressUnits;

    DeskController(ShowDesk desk, PressUnits pressUnits) {
        this.desk = desk;
        this.pressUnits = pressUnits;
    }

    @GetMapping("/desk")
    String show(Officer officer, Model model) {
        var done = model.getAttribute("done") instanceof String said ? said : null;
        model.addAttribute("page", desk.show(officer, done));
        return "home/desk";
    }

    @PostMapping("/desk/reminders")
    String press(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "0") long organisation,
            RedirectAttributes next) {
        var told = pressUnits.by(officer, actor, pressUnits.year(officer), organisation);
        next.addFlashAttribute("done", told == 0 ? Words.say("desk.pressedBefore") : Words.say("desk.pressed", told));
        return "redirect:/desk";
    }
}
