package org.naohai.server.web;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// A request body is a record, and its components without `@Nullable` are required: what is missing is said by name,
/// here and for all endpoints, before any of them meets a null it was promised not to.
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body == null) {
            throw Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", "body", "nothing", "a value");
        }
        require(body, "");
        return body;
    }

    private static void require(Object record, String within) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = value(record, component);
            var name = within + component.getName();
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", name, "nothing", "a value");
            }
            if (value instanceof Record nested) {
                require(nested, name + ".");
            } else if (value instanceof Collection<?> many && many.contains(null)) {
                throw Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", name, "nothing", "values");
            }
        }
    }

    private static @Nullable Object value(Object record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
