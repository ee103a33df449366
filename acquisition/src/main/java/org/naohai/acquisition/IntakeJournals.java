package org.naohai.acquisition;

import java.io.IOException;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.acquisition.journal.Journal;
import org.naohai.lake.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the journal below the installation's data folder.
@Configuration(proxyBeanMethods = false)
class IntakeJournals {

    @Bean
    InstanceJournal instanceJournal(DataFolder data) throws IOException {
        return new InstanceJournal(data.path());
    }

    @Bean
    Journal journal(DataFolder data) throws IOException {
        return new Journal(data.path());
    }
}
