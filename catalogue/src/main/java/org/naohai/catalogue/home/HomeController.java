package org.naohai.catalogue.home;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/home`: what a person sees first.
@RestController
@Transactional
@RequestMapping("/api/v1/home")
class HomeController {

    private final Homes homes;

    HomeController(Homes homes) {
        this.homes = homes;
    }

    @GetMapping
    Home get() {
        return homes.get();
    }
}
