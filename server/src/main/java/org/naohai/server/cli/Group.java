package org.naohai.server.cli;

import picocli.CommandLine;

/// A command that only holds others; alone it prints its usage.
abstract class Group implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
