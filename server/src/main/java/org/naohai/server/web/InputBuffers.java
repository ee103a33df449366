package org.naohai.server.web;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Reads what is sent in pieces of 64 KiB: with Jetty's default of 8 KiB an import makes eight times as many calls of
/// the system. A connection holds its buffer only while there is something in it.
@Component
class InputBuffers implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private static final int BYTES = 1 << 16;

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                for (var connection : connector.getConnectionFactories()) {
                    if (connection instanceof HttpConnectionFactory http) {
                        http.setInputBufferSize(BYTES);
                    }
                }
            }
        });
    }
}
