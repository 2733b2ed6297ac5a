package org.rollcall.console.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.hearing.Place;
import org.rollcall.hearing.Places;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Courts and offices, as participants' calendars describe them. */
@Controller
@RequestMapping("/console/places")
final class PlacePages {
    private final Staff staff;
    private final Places places;

    PlacePages(Staff staff, Places places) {
        this.staff = staff;
        this.places = places;
    }

    @GetMapping
    Page places(@RequestParam(defaultValue = "") String name) {
        return page(places.named(name).orElse(new Place(name, "", "", "")), null);
    }

    private Page page(Place form, @Nullable String refused) {
        return Page.of("console/places")
                .with("places", places.all())
                .with("form", form)
                .with("refused", refused);
    }

    @PostMapping
    Object describe(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String gettingThere,
            @RequestParam(defaultValue = "") String bring) {
        var entered = new Place(name, address, gettingThere, bring);
        try {
            places.describe(staff.current().id().actor(), entered);
            return "redirect:/console/places";
        } catch (IllegalArgumentException e) {
            return page(entered, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }
}
