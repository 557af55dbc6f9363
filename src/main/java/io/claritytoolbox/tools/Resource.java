package io.claritytoolbox.tools;

/** A document that an assistant or its user can open by address. */
public interface Resource {
  /** What the assistant is told of it; the same at every call. */
  Definition definition();

  /** The whole text as it is now. */
  String read();

  /**
   * What is told of a resource or of a family of resources.
   *
   * @param uri the address; for a template with variables as {@code {name}}
   * @param name short and unique
   * @param title for people
   * @param description one sentence for the model
   * @param mimeType of the text, {@code text/markdown} for example
   */
  record Definition(String uri, String name, String title, String description, String mimeType) {}
}
