import { onCommand, say } from './control.ts'

export interface MenuItem {
  id?: string
  label?: string
  role?: string
  type?: string
  enabled?: boolean
  checked?: boolean
  click?: (item: MenuItem) => void
  submenu?: MenuItem[]
}

/** A menu that a test reads as a line and clicks by the items' ids. */
export class Menu {
  readonly #items: MenuItem[]

  constructor(items: MenuItem[]) {
    this.#items = items
  }

  static buildFromTemplate(items: MenuItem[]): Menu {
    return new Menu(items)
  }

  static setApplicationMenu(menu: Menu): void {
    say('menu', menu.text())
    onCommand('menu', (id) => menu.click(String(id)))
  }

  text(): string {
    return flat(this.#items)
      .flatMap(({ label }) => label ?? [])
      .join(' | ')
  }

  /** As a user's click: what is disabled does nothing, a checkbox changes first. */
  click(id: string): void {
    const item = flat(this.#items).find((each) => each.id === id)
    if (!item) throw new Error(`The menu has no item ${id}`)
    if (item.enabled === false) return
    if (item.type === 'checkbox') item.checked = !item.checked
    item.click?.(item)
  }
}

const flat = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
