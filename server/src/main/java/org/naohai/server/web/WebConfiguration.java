package org.naohai.server.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.Acting;
import org.naohai.server.NaohaiSettings;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// The page's files, and who is asking in streamed answers.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final NaohaiSettings settings;

    WebConfiguration(NaohaiSettings settings) {
        this.settings = settings;
    }

    /// Files under `assets/` carry their hash in their name; everything else is asked for again each time.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        if (settings.web() == null) {
            return;
        }
        var root = settings.web().toUri().toString()
                + (settings.web().toUri().toString().endsWith("/") ? "" : "/");
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(root + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(root)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PageResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        if (settings.web() != null) {
            registry.addViewController("/").setViewName("forward:/index.html");
        }
    }

    /// A streamed answer is written by another thread, for the same person.
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        var executor = new TaskExecutorAdapter(Executors.newVirtualThreadPerTaskExecutor());
        executor.setTaskDecorator(task -> {
            if (!Acting.WHO.isBound()) {
                return task;
            }
            var who = Acting.WHO.get();
            return () -> ScopedValue.where(Acting.WHO, who).run(task);
        });
        configurer.setTaskExecutor(executor);
        configurer.setDefaultTimeout(Duration.ofHours(1).toMillis());
    }

    /// Addresses of the page itself (`/datasets/…`) are all answered with `index.html`; the page finds its way.
    private static final class PageResolver extends PathResourceResolver {

        /// A study's page ends in one; its dots make no file of it.
        private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)+");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = super.getResource(path, location);
            return file != null || !isPage(path) ? file : super.getResource("index.html", location);
        }

        private static boolean isPage(String path) {
            return !path.startsWith("api/")
                    && !path.startsWith("dicomweb/")
                    && !path.startsWith("actuator")
                    && !path.startsWith("assets/")
                    && (last(path).indexOf('.') < 0 || UID.matcher(last(path)).matches());
        }

        private static String last(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
