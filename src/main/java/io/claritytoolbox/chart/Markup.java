package io.claritytoolbox.chart;

import io.claritytoolbox.model.UntrustedText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes SVG and HTML. Text and attributes are escaped, so that the name of a page is text whatever
 * it contains.
 */
public final class Markup {
  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter xml;

  public Markup() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK can't write XML", e);
    }
  }

  /** Something that writes content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Markup markup);
  }

  /** An element with its attributes, as pairs of name and value, and its content. */
  public Markup element(String name, Content content, String... attributes) {
    run(() -> xml.writeStartElement(name));
    attributes(attributes);
    content.writeTo(this);
    // Closes the start tag: HTML knows <td></td>, but not <td/>.
    run(() -> xml.writeCharacters(""));
    run(xml::writeEndElement);
    return this;
  }

  /** An element that contains only text. */
  public Markup text(String name, String text, String... attributes) {
    return element(name, inside -> inside.text(text), attributes);
  }

  /** An element without content, as {@code <rect/>} or {@code <meta/>}. */
  public Markup empty(String name, String... attributes) {
    run(() -> xml.writeEmptyElement(name));
    return attributes(attributes);
  }

  /** Text, without characters that steer or hide what is read. */
  public Markup text(String text) {
    run(() -> xml.writeCharacters(UntrustedText.clean(text)));
    return this;
  }

  /**
   * Markup of this program: a style sheet, a script, a chart. Never anything that visitors wrote.
   */
  public Markup trusted(String markup) {
    run(() -> xml.writeCharacters(""));
    run(xml::flush);
    written.write(markup);
    return this;
  }

  /** All that was written. */
  @Override
  public String toString() {
    run(() -> xml.writeCharacters(""));
    run(xml::flush);
    return written.toString();
  }

  private Markup attributes(String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      String name = pairs[i];
      String value = UntrustedText.clean(pairs[i + 1]);
      run(() -> xml.writeAttribute(name, value));
    }
    return this;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  /** A string can't refuse what is written to it. */
  private static void run(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("markup that isn't well formed", e);
    }
  }
}
