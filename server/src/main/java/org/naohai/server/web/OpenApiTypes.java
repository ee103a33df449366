package org.naohai.server.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SpringDocConfigProperties.ApiDocs.OpenApiVersion;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Names of the types in `openapi.json`: a nested type carries the name of its outer one, so that no two share a name.
@Configuration(proxyBeanMethods = false)
class OpenApiTypes {

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers, SpringDocConfigProperties properties) {
        var version = properties.getApiDocs().getVersion();
        return new ModelResolver(mappers.jsonMapper(), new OuterAndInner())
                .openapi31(version == OpenApiVersion.OPENAPI_3_1);
    }

    private static final class OuterAndInner extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            var outer = type.getEnclosingClass();
            var own = type.getSimpleName();
            return outer == null ? own.replaceFirst("Controller$", "") : getNameOfClass(outer) + own;
        }
    }
}
