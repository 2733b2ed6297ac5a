package org.rollcall.console.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Zones entered once and given to many. A form about a template that is kept changes it, on the version it was read. */
@Controller
@RequestMapping("/console/zone-templates")
final class ZoneTemplatePages {
    private static final String MOVED_ON =
            "Someone else changed this template while you had it open: it stands beside as it"
                    + " is now. What you entered is still in the form; keep it in place of theirs, or open the template anew.";

    private final Staff staff;
    private final ZoneTemplates templates;

    ZoneTemplatePages(Staff staff, ZoneTemplates templates) {
        this.staff = staff;
        this.templates = templates;
    }

    @GetMapping
    Page all(@RequestParam @Nullable UUID template) {
        var chosen = template == null
                ? null
                : templates.find(new ZoneTemplateId(template)).orElse(null);
        return page(
                chosen == null ? ZoneForm.empty() : ZoneForm.from(chosen), chosen == null ? 0 : chosen.version(), null);
    }

    private Page page(ZoneForm form, int version, @Nullable String refused) {
        Page page = Page.of("console/zone-templates")
                .with("templates", templates.all())
                .with("form", form)
                .with("version", version)
                .with("refused", refused);
        return refused == null ? page : page.status(HttpStatus.BAD_REQUEST);
    }

    @PostMapping
    Object keep(@ModelAttribute ZoneForm form, @RequestParam(defaultValue = "0") int version) {
        try {
            if (form.template() == null) {
                templates.keep(by(), form.asTemplate());
                return "redirect:/console/zone-templates";
            }
            return change(new ZoneTemplateId(form.template()), version, form);
        } catch (IllegalArgumentException e) {
            return page(form, version, e.getMessage());
        }
    }

    private Object change(ZoneTemplateId template, int version, ZoneForm form) {
        var kept = templates.find(template).orElseThrow();
        try {
            templates.change(by(), template, version, form.changing(kept));
            return "redirect:/console/zone-templates";
        } catch (ChangedMeanwhile e) {
            int now = templates.find(template).orElseThrow().version();
            return page(form, now, MOVED_ON).status(HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/{template}/remove")
    String remove(@PathVariable UUID template, @RequestParam int version) {
        templates.remove(by(), new ZoneTemplateId(template), version);
        return "redirect:/console/zone-templates";
    }

    private Actor by() {
        return staff.current().id().actor();
    }
}
