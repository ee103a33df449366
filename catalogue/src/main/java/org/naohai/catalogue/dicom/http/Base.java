package org.naohai.catalogue.dicom.http;

import jakarta.servlet.http.HttpServletRequest;

/// Addresses of things, absolute as clients of DICOMweb expect them.
public final class Base {

    private Base() {}

    /// `https://host/dicomweb`
    public static String of(HttpServletRequest request) {
        var url = request.getRequestURL().toString();
        int at = url.indexOf("/dicomweb", url.indexOf("//") + 2);
        var base = at < 0 ? url : url.substring(0, at + "/dicomweb".length());
        var scheme = request.getHeader("X-Forwarded-Proto");
        return "https".equals(scheme) && base.startsWith("http:") ? "https:" + base.substring(5) : base;
    }
}
