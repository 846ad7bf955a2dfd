/** A message as the server handles it: the named instants as dates, wherever they stand in it. */
export type Dated<Message, Key extends string> =
  Message extends ReadonlyArray<infer Item>
    ? Dated<Item, Key>[]
    : Message extends object
      ? {
          [Name in keyof Message]: Name extends Key
            ? Exclude<Message[Name], string> | Date
            : Dated<Message[Name], Key>
        }
      : Message
