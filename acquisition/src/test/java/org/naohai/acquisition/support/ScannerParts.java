package org.naohai.acquisition.support;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/// The way from scanners, without its pages.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {
            "org.naohai.acquisition.dicom.archive",
            "org.naohai.acquisition.dicom.board",
            "org.naohai.acquisition.dicom.deidentify",
            "org.naohai.acquisition.dicom.route"
        },
        excludeFilters = @Filter(type = FilterType.ANNOTATION, classes = RestController.class))
@ComponentScan(
        basePackages = "org.naohai.catalogue.dicom",
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.naohai\\.catalogue\\.dicom\\.[a-z]+\\..*"))
class ScannerParts {}
