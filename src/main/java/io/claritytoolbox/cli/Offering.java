package io.claritytoolbox.cli;

import java.util.function.Supplier;

/**
 * What is offered to a client.
 *
 * @param instructions for the assistant, which the greeting holds
 * @param prebuilt asked for once the client has been greeted
 */
public record Offering(String instructions, Supplier<Prebuilt> prebuilt) {}
