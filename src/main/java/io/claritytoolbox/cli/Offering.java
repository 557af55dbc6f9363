package io.claritytoolbox.cli;

import java.util.function.Supplier;

/**
 * The tools that a server offers.
 *
 * @param instructions for models, part of the reply to {@code initialize}
 * @param prebuilt called after that reply
 */
public record Offering(String instructions, Supplier<Prebuilt> prebuilt) {}
