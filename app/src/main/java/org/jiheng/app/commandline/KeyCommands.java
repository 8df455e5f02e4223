package org.jiheng.app.commandline;

import picocli.CommandLine.Command;

/** 密钥. */
@Command(name = "keys", description = "密钥：换新", synopsisSubcommandLabel = "rotate")
final class KeyCommands {}
