#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A path that cannot be used, found before anything was read.
public struct PathError: Error, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong with it.
    public let message: String
    /// What to do.
    public let hint: String?

    /// What is wrong with which path, and what to do.
    public var description: String { "\(path): \(message)" + (hint.map { "; \($0)" } ?? "") }
}

/// The files that paths stand for, in order: a file is itself, a directory the files in it that are
/// named as one of the formats is, sorted.
///
/// - Throws: ``PathError`` for a path that is not there, and for a directory without articles.
public func inputFiles(_ paths: [String]) throws(PathError) -> [String] {
    var files: [String] = []
    for path in paths {
        guard path != "-" else {
            files.append(path)
            continue
        }
        switch kind(of: path) {
        case .missing(let reason):
            throw PathError(
                path: path, message: reason, hint: "check the path, or give - for standard input")
        case .file: files.append(path)
        case .directory:
            let found = try articles(in: path)
            guard !found.isEmpty else {
                throw PathError(
                    path: path, message: "the directory holds no articles",
                    hint:
                        "files named *.txt, *.html, *.jsonl, *.rss, *.atom and *.warc are read, with .gz behind it too"
                )
            }
            files += found
        }
    }
    return files
}

/// Whether a file or a directory of this name is there.
public func isPath(_ name: String) -> Bool {
    switch kind(of: name) {
    case .missing: false
    case .file, .directory: true
    }
}

private enum PathKind {
    case file
    case directory
    case missing(String)
}

private func kind(of path: String) -> PathKind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .missing(unsafe String(cString: strerror(errno))) }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
}

private func articles(in directory: String) throws(PathError) -> [String] {
    let folder = directory.hasSuffix("/") ? directory : directory + "/"
    return try fileNames(in: directory)
        .filter { InputFormat(path: $0) != nil }
        .map { folder + $0 }
        .filter { if case .directory = kind(of: $0) { false } else { true } }
}

/// The names in a directory but the hidden ones, sorted by their bytes, so that the order is the same everywhere.
public func fileNames(in directory: String) throws(PathError) -> [String] {
    guard let stream = unsafe opendir(directory) else {
        throw PathError(path: directory, message: unsafe String(cString: strerror(errno)), hint: nil)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names
}
