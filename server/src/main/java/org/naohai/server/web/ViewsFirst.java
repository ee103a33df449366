package org.naohai.server.web;

import org.naohai.viewer.serve.ViewFiles;
import org.naohai.viewer.serve.ViewHandler;
import org.naohai.viewer.serve.ViewTickets;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Derived views are sent before any servlet or filter is asked.
@Component
class ViewsFirst implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private final ViewFiles files;
    private final ViewTickets tickets;

    ViewsFirst(ViewFiles files, ViewTickets tickets) {
        this.files = files;
        this.tickets = tickets;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setHandler(new ViewHandler(server.getHandler(), files, tickets)));
    }
}
