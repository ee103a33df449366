package org.naohai.server.dicom;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bodies of the parts of a multipart answer.
final class MultipartParts {

    private MultipartParts() {}

    static List<byte[]> of(HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElseThrow();
        var boundary = "--" + type.substring(type.indexOf("boundary=") + 9).split(";")[0];
        var text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<byte[]>();
        int at = text.indexOf(boundary);
        for (int next = text.indexOf("\r\n" + boundary, at); next >= 0; next = text.indexOf("\r\n" + boundary, at)) {
            int body = text.indexOf("\r\n\r\n", at) + 4;
            parts.add(Arrays.copyOfRange(answer.body(), body, next));
            at = next + 2;
        }
        return parts;
    }
}
