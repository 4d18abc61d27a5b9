"""The Python API for authors: ``Response(Speak("Hello."), Record(format="wav")).to_xml()``."""
