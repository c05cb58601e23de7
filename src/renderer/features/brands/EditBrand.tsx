import { TagsInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import type { ListedBrand } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import classes from './Brands.module.css'
import { type BrandValues, brandMistakes, isOther } from './form.ts'
import { Preview } from './Preview.tsx'

/** A pause in typing after which past answers are looked through. */
const PAUSE_MS = 400
const NEW: BrandValues = { name: '', aliases: [], domains: [] }

interface EditBrandProps {
  projectId: number
  /** Null for a new competitor. */
  brand: ListedBrand | null
  close: () => void
}

/** One brand at the side of the list, with what its change would do to past answers. */
export function EditBrand({ projectId, brand, close }: EditBrandProps) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const { fields } = t.brands
  const brandId = brand?.brandId ?? null
  const { name, aliases, domains } = brand ?? NEW
  const form = useForm<BrandValues>({
    initial: { name, aliases, domains },
    check: (values) => brandMistakes(values, t),
    submit: (entry) => rpc.brands.change({ projectId, brandId, entry }),
    done: () => {
      tell(t.brands.saved(form.values.name.trim()))
      void queries.invalidateQueries()
      close()
    },
  })
  const [entry] = useDebouncedValue(form.values, PAUSE_MS)
  const isWhole = Object.keys(brandMistakes(entry, t)).length === 0
  return (
    <Drawer title={brand ? t.brands.editing(brand.name) : t.brands.add} close={close} width={620}>
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        <TextInput label={fields.name} dir="auto" data-autofocus {...form.text('name')} />
        <TagsInput
          label={fields.aliases}
          description={fields.aliasesHint}
          value={form.values.aliases}
          onChange={(value) => form.set('aliases', value)}
          acceptValueOnBlur
        />
        <TagsInput
          label={fields.domains}
          description={fields.domainsHint}
          value={form.values.domains}
          onChange={(value) => form.set('domains', value)}
          error={brandMistakes(form.values, t).domains}
          acceptValueOnBlur
        />
        {isWhole && isOther(entry, brand) && <Preview change={{ projectId, brandId, entry }} />}
        <FormFooter form={form} cancel={close} />
      </form>
    </Drawer>
  )
}
